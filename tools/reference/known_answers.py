"""Writes test/golden/native-v1/known-answers.tsv: the published block vectors below, the rest by native_stream.py.

Run by hand when the table grows; tests read the table only. Needs Debian's python3-numpy.
"""
import hashlib, sys
from math import inf
import numpy as np
from native_stream import draw, table, words, words64

PUBLISHED = [  # rounds, key, counter, nonce (words 14 and 15), output, source
    (20, "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f", 0x0900000000000001, 0x4a000000,
     "10f1e7e4d13b5915500fdd1fa32071c4c7d1f4c733c068030422aa9ac3d46c4ed2826446079faa0914c2d705d98b02a2b5129cd1de164eb9cbd083e8a2503c4e",
     "RFC 8439 section 2.3.2"),
    (8, "00" * 32, 0, 0,
     "3e00ef2f895f40d67f5bb8e81f09a5a12c840ec3ce9a7f3b181be188ef711a1e984ce172b9216f419f445367456d5619314a42a3da86b001387bfdb80e0cfe42",
     "draft-strombergson-chacha-test-vectors-01 TC1, 256-bit key, 8 rounds"),
    (8, "00" * 32, 1, 0,
     "d2aefa0deaa5c151bf0adb6c01f2a5adc0fd581259f9a2aadcf20f8fd566a26b5032ec38bbc5da98ee0c6f568b872a65a08abf251deb21bb4b56e5d8821e68aa",
     "draft-strombergson-chacha-test-vectors-01 TC1, second block"),
    (8, "01" + "00" * 31, 0, 0,
     "cf5ee9a0494aa9613e05d5ed725b804b12f4a465ee635acc3a311de8740489ea289d04f43c7518db56eb4433e498a1238cd8464d3763ddbb9222ee3bd8fae3c8",
     "draft-strombergson-chacha-test-vectors-01 TC2, 256-bit key, 8 rounds"),
    (8, "00" * 32, 2**64 - 1, 0,
     "df8a0bceca2fbb111f29978fa9a64407c68ced975ff55a24707265d0687e6aefb3597eac46e4b0a79b3a49c8b0f1775ac3edd7eb6a6d9bcb38f276517a79e014",
     "Bernstein's reference at block 2^64 - 1, as Cryptix's test suite has it"),
]
KEYS = [(42, "w"), (0, "weight"), (2**64 - 1, "h.0.attn.c_attn.weight"), (1, ""), (7, "Gewicht/größe/κ")]
TYPES = ("float32", "float64", "bfloat16", "float16")
PLACES = (0, 1, 2, 15, 16, 127, 128, 255, 256, 257)


def cut(mean, std, a, b): return ("truncated", mean, std, a, b, mean + std * a, mean + std * b)


LARGE = [("uniform", -1.0, 1.0), ("normal", 0.0, 1.0), ("normal", 0.5, 0.02), cut(0.0, 0.02, -2.0, 2.0), cut(0.0, 1.0, -1.0, 3.0), cut(0.0, 1.0, 2.0, inf)]
SMALL = [("uniform", 0.0, 1.0), ("uniform", 10.0, 11.0), ("uniform", -0.1, 0.1), ("normal", 0.0, 0.02), cut(0.0, 1.0, -2.0, 2.0),
         cut(0.0, 1.0, -0.1, 0.1), cut(0.0, 1.0, 5.0, 6.0), cut(0.5, 0.02, -3.0, 0.5), cut(-0.25, 3.0, -6.0, 6.0), cut(0.0, 1.0, -inf, 1.0),
         cut(0.0, 1.0, -30.0, -20.0), cut(0.0, 1.0, 0.0, 1e-3)]
TABLES = [(-inf, inf), (-2.0, 2.0), (-1.0, 3.0), (2.0, inf), (36.0, 37.0)]


def bits(values):
    width = 2 * values.dtype.itemsize
    return values.view("u%d" % values.dtype.itemsize), width


def row(*fields): print("\t".join(map(str, fields)))


def main():
    print("# block: rounds, key, counter, nonce, output | key: seed, name, bytes | elements: seed, name, dtype, law, index:bits ...")
    print("# sha256: seed, name, dtype, law, count, digest of the bytes (little-endian) | table: a, b, digest (float32, [side][slot][coefficient], side 0 only if a = -b)")
    print("# words64: seed, name, index:bits ... | laws: uniform LOW HIGH, normal MEAN STD, truncated MEAN STD A B MINIMUM MAXIMUM; words is the 32-bit order")
    for rounds, key, counter, nonce, output, source in PUBLISHED:
        print("#", source)
        row("block", rounds, key, counter, nonce, output)
    for seed, name in KEYS:
        row("key", seed, name, hashlib.sha256(b"weightinit/v1" + seed.to_bytes(8, "little") + name.encode()).hexdigest())
    row("words64", 42, "w", " ".join("%d:%016x" % (i, words64(42, "w", 384)[i]) for i in PLACES))
    for a, b in TABLES:
        t = table(a, b)
        row("table", repr(a), repr(b), hashlib.sha256((t[0] if a == -b else t).tobytes()).hexdigest())
    for dtype in TYPES:
        for law in ([("words",)] if dtype == "float32" else []) + LARGE + SMALL:
            b, width = bits(draw(42, "w", dtype, law[0], 384, *law[1:]))
            row("elements", 42, "w", dtype, " ".join([law[0], *map(repr, law[1:])]), " ".join("%d:%0*x" % (i, width, b[i]) for i in PLACES))
    for dtype in TYPES:
        for laws, count in ((LARGE, 1 << 20), (SMALL, 1 << 16)):
            for law in laws:
                digest = hashlib.sha256(draw(42, "w", dtype, law[0], count, *law[1:]).tobytes()).hexdigest()
                row("sha256", 42, "w", dtype, " ".join([law[0], *map(repr, law[1:])]), count, digest)


main()
