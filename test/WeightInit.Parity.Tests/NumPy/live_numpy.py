"""Draws what each line of standard input asks of NumPy and prints the digest of its bits, a line each.

A line: generator, seed (an integer or integers joined by commas), law, two numbers in hex form, count, dtype.
"""

import hashlib
import sys

import numpy as np


def seed_of(text):
    return [int(part) for part in text.split(",") if part] if "," in text else int(text)


def generator(name, seed):
    if name == "RandomState":
        return np.random.RandomState(seed)
    return np.random.Generator(getattr(np.random, name)(seed))


def draw(r, law, a, b, count):
    if law == "uniform":
        return r.uniform(a, b, count)
    if law == "normal":
        return r.normal(a, b, count)
    if law == "divided":
        return r.standard_normal(count) / a
    if law == "multiplied":
        return r.standard_normal(count) * a
    if law == "random-float32":
        return r.random(count, dtype=np.float32)
    if law == "normal-float32":
        return r.standard_normal(count, dtype=np.float32)
    raise ValueError(law)


for line in sys.stdin:
    name, seed, law, a, b, count, dtype = line.split()
    r = generator(name, seed_of(seed))
    values = draw(r, law, float.fromhex(a), float.fromhex(b), int(count)).astype(dtype)
    digits = 2 * values.itemsize
    words = values.view(f"u{values.itemsize}").tolist()
    print(hashlib.sha256("".join(f"{word:0{digits}x}\n" for word in words).encode()).hexdigest())
