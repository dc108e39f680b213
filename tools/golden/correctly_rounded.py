"""Nearest doubles of log, log1p, exp, pow, sin, cos, erf and its inverse, from 200-bit arithmetic.

Writes test/golden/correctly-rounded/*.tsv with Debian's python3-mpmath (1.2.1):

    /usr/bin/python3 tools/golden/correctly_rounded.py test/golden/correctly-rounded
"""

import pathlib
import random
import struct
import sys

import mpmath

mpmath.mp.prec = 200


def bits(x):
    return struct.pack(">d", x).hex()


def write(path, function, arguments):
    # float(mpf) rounds to nearest, ties to even, subnormal results included (mpmath.libmp.to_float).
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.write(f"# nearest double of {path.stem}; mpmath {mpmath.__version__}, {mpmath.mp.prec} bits\n# argument\tvalue\n")
        for x in arguments:
            file.write(f"{bits(x)}\t{bits(float(function(mpmath.mpf(x))))}\n")


def main():
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    rng = random.Random(20261123)
    unit = [rng.randrange(1, 1 << 53) / (1 << 53) for _ in range(2000)]
    near_one = [1 + sign * rng.random() * 2.0**-k for k in range(1, 50) for sign in (-1, 1) for _ in range(5)]
    any_size = [struct.unpack(">d", rng.getrandbits(63).to_bytes(8, "big"))[0] for _ in range(2000)]
    positive = [x for x in any_size if 0 < x < float("inf")]
    write(folder / "log.tsv", mpmath.log, unit + near_one + positive + [5e-324, 2.2250738585072014e-308, 1.7976931348623157e308, 1.0, 2.0])

    minus = [-k / (1 << 53) for k in (rng.randrange(0, 1 << 53) for _ in range(2000))]
    small = [sign * rng.random() * 2.0**-k for k in range(0, 70) for sign in (-1, 1) for _ in range(10)]
    write(folder / "log1p.tsv", mpmath.log1p, minus + small + [x for x in positive[:500]])

    bell = [-0.5 * x * x for x in (4 * rng.random() for _ in range(2000))]
    wide = [rng.uniform(-745, 709) for _ in range(1000)]
    write(folder / "exp.tsv", mpmath.exp, bell + wide + small + [0.0, 1.0, -1.0, 709.78, -745.13])

    # A generator of its own, so that the tables above stay what they are.
    rng = random.Random(20261124)
    turns = [2 * float(mpmath.pi) * (rng.randrange(0, 1 << 53) / (1 << 53)) for _ in range(2000)]
    quarters = [float(n * mpmath.pi / 2) + sign * k * 2.0**-52 for n in range(-20, 21) for sign in (-1, 1) for k in (0, 1, 2, 4096)]
    far = [rng.uniform(-(2.0**20), 2.0**20) for _ in range(500)]
    tiny = [sign * rng.random() * 2.0**-k for k in range(0, 70) for sign in (-1, 1) for _ in range(5)]
    write(folder / "sin.tsv", mpmath.sin, turns + quarters + far + tiny)
    write(folder / "cos.tsv", mpmath.cos, turns + quarters + far + tiny)

    sigma = [rng.gauss(0, 1.5) for _ in range(1500)]
    write(folder / "erf.tsv", mpmath.erf, sigma + tiny + [rng.uniform(-6.5, 6.5) for _ in range(500)] + [0.5, -0.5])

    # Of the uniforms of trunc_normal_, and close to the ends.
    inner = [2 * rng.randrange(1, 1 << 53) / (1 << 53) - 1 for _ in range(1500)]
    ends = [sign * (1 - rng.randrange(1, 8) * 2.0**-k) for k in range(4, 54) for sign in (-1, 1) for _ in range(4)]
    write(folder / "erfinv.tsv", erfinv, inner + [y for y in ends if abs(y) < 1] + tiny)

    # What recipes take powers of: sizes to the -1/2, and any other.
    rng = random.Random(20261125)
    sizes = [(float(rng.randrange(1, 100_000)), power) for _ in range(500) for power in (-0.5, 0.5, -1.5)]
    others = [(rng.uniform(0, 100), rng.uniform(-20, 20)) for _ in range(1000)]
    whole = [(sign * rng.uniform(0, 10), float(rng.randrange(-30, 31))) for sign in (-1, 1) for _ in range(250)]
    with open(folder / "pow.tsv", "w", encoding="utf-8", newline="\n") as file:
        file.write(f"# nearest double of pow; mpmath {mpmath.__version__}, {mpmath.mp.prec} bits\n# base\texponent\tvalue\n")
        for x, y in sizes + others + whole:
            file.write(f"{bits(x)}\t{bits(y)}\t{bits(float(mpmath.mpf(x) ** mpmath.mpf(y)))}\n")


def erfinv(y):
    x = mpmath.erfinv(y)
    for _ in range(3):
        x -= (mpmath.erf(x) - y) * mpmath.exp(x * x) * mpmath.sqrt(mpmath.pi) / 2
    return x


main()
