"""Whole-matrix laws of stream version 1 in NumPy, float32: the reference that test/golden/native-v1/matrices.tsv is made by.

Every operation is the one that REPRODUCIBILITY.md names, in its order; fused multiply-adds are exact (native_stream.fma).
Run: /usr/bin/python3 tools/reference/native_matrices.py > test/golden/native-v1/matrices.tsv
"""
import hashlib
import math
import os
import sys

import numpy as np

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from native_stream import f4, fma, normal32, uniform64_01, u4

BLOCK, LANES = 64, 16


def chain(c, a, b):
    """c + a @ b, each element one chain of fused multiply-adds in ascending order of the inner index."""
    for k in range(a.shape[1]):
        c = fma(a[:, k:k + 1], b[k:k + 1, :], c)
    return c


def sum_of_squares(x):
    lanes = [f4(0)] * LANES
    for i, value in enumerate(x):
        lanes[i % LANES] = f4(fma(value, value, lanes[i % LANES]))
    half = LANES // 2
    while half:
        for lane in range(half):
            lanes[lane] = f4(lanes[lane] + lanes[lane + half])
        half //= 2
    return lanes[0]


def reflector(x):
    alpha = x[0]
    norm = f4(np.sqrt(sum_of_squares(x)))
    beta = norm if alpha < 0 else f4(-norm)
    v = (x / f4(alpha - beta)).astype(f4)
    v[0] = 1
    if len(x) == 1:
        return v, f4(0), f4(-1 if alpha < 0 else 1)
    return v, f4(f4(beta - alpha) / beta), f4(-1 if beta < 0 else 1)


def tall(seed, name, rows, columns):
    normals = normal32(seed, name, rows * columns)
    q = np.zeros((rows, columns), f4)
    q[np.arange(columns), np.arange(columns)] = 1
    signs = np.ones(columns, f4)
    for first in range((columns - 1) // BLOCK * BLOCK, -1, -BLOCK):
        height, width = rows - first, min(BLOCK, columns - first)
        v = np.zeros((height, width), f4)
        tau = np.zeros(width, f4)
        for j in range(width):
            column = first + j
            v[j:, j], tau[j], signs[column] = reflector(normals[column * rows + column:(column + 1) * rows])
        gram = chain(np.zeros((width, width), f4), v.T, v)
        t = np.zeros((width, width), f4)
        for j in range(width):
            for i in range(j):
                total = f4(0)
                for k in range(i, j):
                    total = f4(fma(t[i, k], gram[k, j], total))
                t[i, j] = f4(-tau[j] * total)
            t[j, j] = tau[j]
        part = q[first:, first:]
        w = chain(np.zeros((width, columns - first), f4), v.T, part)
        y = np.zeros_like(w)
        for i in range(width):
            y[i:i + 1] = chain(y[i:i + 1], t[i:i + 1, i:], w[i:])
        q[first:, first:] = chain(part, -v, y)
    return (q * signs).astype(f4)


def orthogonal(seed, name, rows, columns, gain=1):
    q = tall(seed, name, rows, columns) if rows >= columns else tall(seed, name, columns, rows).T
    return (q * f4(gain)).astype(f4)


def sparse(seed, name, rows, columns, sparsity, std):
    count = rows * columns
    values = normal32(seed, name, count, 0, std).reshape(rows, columns).copy()
    numbers = uniform64_01(seed, name, 2 * count)[count:].reshape(rows, columns)
    zeros = math.ceil(sparsity * rows)
    for j in range(columns):
        order = sorted(range(rows), key=lambda i: (numbers[i, j], i))
        values[order[:zeros], j] = 0
    return values


def row(kind, shape, arguments, matrix):
    flat = np.ascontiguousarray(matrix).ravel()
    digest = hashlib.sha256(flat.astype("<f4").tobytes()).hexdigest()
    first = " ".join("%08x" % x for x in flat.view(u4)[:6])
    print("\t".join([kind, "42", "w", shape, arguments, digest, first]))


if __name__ == "__main__":
    print("# kind, seed, name, shape, arguments, sha256 of the float32 elements (row-major, little-endian), the first bits")
    for m, n in ((1, 1), (3, 3), (5, 2), (2, 5), (17, 17), (70, 66), (66, 70), (130, 129), (200, 3)):
        row("orthogonal", "%d,%d" % (m, n), "gain=1", orthogonal(42, "w", m, n))
    row("orthogonal", "9,9", "gain=1.4142135623730951", orthogonal(42, "w", 9, 9, math.sqrt(2)))
    for m, n, fraction in ((10, 10, 0.3), (7, 40, 0.5), (100, 30, 0.95), (5, 5, 0.0), (5, 5, 1.0)):
        row("sparse", "%d,%d" % (m, n), "sparsity=%s,std=0.01" % fraction, sparse(42, "w", m, n, fraction, 0.01))
