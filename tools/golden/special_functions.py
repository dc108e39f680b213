#!/usr/bin/env python3
"""Correctly rounded values of special functions, by mpmath with 60 digits.

Writes test/golden/special-functions/values.tsv. Debian: python3-mpmath (made with 1.2.1).
The arguments are doubles: a few by hand, the rest from a fixed linear congruential sequence.
"""
import os

import mpmath as mp

mp.mp.dps = 60
HERE = os.path.dirname(os.path.abspath(__file__))
OUT = os.path.join(HERE, "..", "..", "test", "golden", "special-functions", "values.tsv")

FUNCTIONS = {
    "exp": (mp.exp, (-745, 709.7), [0, 1, -1, 0.34657359, 1e-20, -708.5, -744.5, 709.78]),
    "expm1": (mp.expm1, (-40, 40), [1e-20, -1e-9, 1e-5, 0.3, 0.35, -0.35, 1, -1, 700, -100]),
    "log1p": (mp.log1p, (-0.999, 20), [1e-20, -1e-9, 1e-5, 1, -0.5, -0.9999999, 1e10, 1e300, 0.41421356237309503]),
    "tanh": (mp.tanh, (-5, 5), [1e-20, -1e-5, 0.1, 10, 19, -21.9, 23]),
    "sin": (mp.sin, (-300, 300), [1e-20, 0.785398, 3.1415926, 355, 1000000]),
    "cos": (mp.cos, (-300, 300), [0, 0.785398, 1.5707, 355, 1000000]),
    "erf": (mp.erf, (-3, 3), [1e-20, 0.5, 0.49999, -0.1, 5.5, 6.5]),
    "erfc": (mp.erfc, (-2, 26), [0, 0.5, 0.49999, -1, 1, 2, 10, 26.5, -6]),
    "erfcx": (lambda x: mp.exp(x * x) * mp.erfc(x), (-5, 40), [0, 0.5, 0.49999, -1, 1, 2, 6.28, 6.29, 100, 1e7, 1e9, -20]),
}
COUNT = 200


def arguments(low, high, by_hand):
    state = 12345
    xs = [float(x) for x in by_hand]
    for _ in range(COUNT):
        state = (6364136223846793005 * state + 1442695040888963407) % 2**64
        xs.append(low + (high - low) * ((state >> 11) / 2**53))
    for exponent in range(-12, 0, 2):
        xs.append(min(abs(low), high) * 2.0**exponent)
    return xs


with open(OUT, "w") as out:
    out.write("function\tx\tvalue\n")
    for name, (f, (low, high), by_hand) in FUNCTIONS.items():
        for x in arguments(low, high, by_hand):
            out.write(f"{name}\t{x!r}\t{float(f(mp.mpf(x)))!r}\n")
