#!/usr/bin/env python3
"""Gaussian moments of activations by mpmath's tanh-sinh quadrature at 40 digits, split at the kinks.

Writes test/golden/activations/moments-mpmath.tsv. Debian: python3-mpmath (made with 1.2.1). About two minutes.
"""
import os

import mpmath as mp

mp.mp.dps = 40
HERE = os.path.dirname(os.path.abspath(__file__))
OUT = os.path.join(HERE, "..", "..", "test", "golden", "activations", "moments-mpmath.tsv")
ONE = mp.mpf(1)


def step(x, below, above):
    return above if x > 0 else below


def sigma(x):
    return 1 / (1 + mp.exp(-x))


def rectifier(slope):
    a = mp.mpf(slope)  # the double, as a program has it
    return lambda x: step(x, a * x, x), lambda x: step(x, a, ONE), [0]


def elu(scale, alpha, width):
    return (lambda x: scale * (x if x > 0 else alpha * mp.expm1(x / width)),
            lambda x: scale * (ONE if x > 0 else alpha / width * mp.exp(x / width)), [0])


def clamp(low, high):
    return lambda x: min(max(x, mp.mpf(low)), mp.mpf(high)), lambda x: ONE if low < x < high else mp.mpf(0), [low, high]


def gelu_tanh():
    c, k = mp.sqrt(2 / mp.pi), mp.mpf("0.044715")
    t = lambda x: mp.tanh(c * (x + k * x**3))
    return (lambda x: x * (1 + t(x)) / 2,
            lambda x: (1 + t(x)) / 2 + x * (1 - t(x)**2) * c * (1 + 3 * k * x * x) / 2, [])


def mish():
    t = lambda x: mp.tanh(mp.log1p(mp.exp(x)))
    return lambda x: x * t(x), lambda x: t(x) + x * (1 - t(x)**2) * sigma(x), []


SELU_LAMBDA = mp.mpf("1.0507009873554804934193349852946")
SELU_ALPHA = mp.mpf("1.6732632423543772848170429916717")

ACTIVATIONS = {
    "linear": (lambda x: x, lambda x: ONE, []),
    "tanh": (mp.tanh, lambda x: 1 - mp.tanh(x)**2, []),
    "sigmoid": (sigma, lambda x: sigma(x) * sigma(-x), []),
    "relu": rectifier(0),
    "leaky-relu": rectifier(0.01),
    "leaky-relu(slope=0.2)": rectifier(0.2),
    "prelu": rectifier(0.25),
    "elu": elu(ONE, ONE, ONE),
    "selu": elu(SELU_LAMBDA, SELU_ALPHA, ONE),
    "celu(alpha=2)": elu(ONE, 2 * ONE, 2 * ONE),
    "gelu": (lambda x: x * mp.ncdf(x), lambda x: mp.ncdf(x) + x * mp.npdf(x), []),
    "gelu-tanh": gelu_tanh(),
    "silu": (lambda x: x * sigma(x), lambda x: sigma(x) + x * sigma(x) * sigma(-x), []),
    "mish": mish(),
    "softplus": (lambda x: max(x, 0) + mp.log1p(mp.exp(-abs(x))), sigma, []),
    "softsign": (lambda x: x / (1 + abs(x)), lambda x: 1 / (1 + abs(x))**2, [0]),
    "erf": (mp.erf, lambda x: 2 / mp.sqrt(mp.pi) * mp.exp(-x * x), []),
    "erf-sqrt2": (lambda x: mp.erf(x / mp.sqrt(2)), lambda x: 2 * mp.npdf(x), []),
    "sin": (mp.sin, mp.cos, []),
    "hardtanh": clamp(-1, 1),
    "hardsigmoid": (lambda x: min(max(x + 3, 0), 6) / mp.mpf(6), lambda x: ONE / 6 if -3 < x < 3 else mp.mpf(0), [-3, 3]),
    "hardswish": (lambda x: x * min(max(x + 3, 0), 6) / mp.mpf(6),
                  lambda x: mp.mpf(0) if x <= -3 else (2 * x + 3) / mp.mpf(6) if x < 3 else ONE, [-3, 3]),
    "relu6": clamp(0, 6),
}


def expect(g, kinks, mean, deviation):
    ends = {mp.mpf(z) for z in (-14, -6, -3, -1, 0, 1, 3, 6, 14)}
    for x in [*kinks, -8, -2, 0, 2, 8]:
        z = (mp.mpf(x) - mean) / deviation
        if abs(z) < 14:
            ends.add(z)
    return mp.quad(lambda z: g(mean + deviation * z) * mp.npdf(z), sorted(ends))


with open(OUT, "w") as out:
    out.write("activation\tmean\tvariance\tE f\tE f^2\tVar f\tE f'^2\n")
    for name, (f, slope, kinks) in ACTIVATIONS.items():
        for mean, variance in (("0", "1"), ("0", "0.01"), ("0", "50"), ("0.75", "2")):
            m, s = mp.mpf(mean), mp.sqrt(mp.mpf(float(variance)))
            first = expect(f, kinks, m, s)
            row = [first, expect(lambda x: f(x)**2, kinks, m, s), expect(lambda x: (f(x) - first)**2, kinks, m, s),
                   expect(lambda x: slope(x)**2, kinks, m, s)]
            out.write("\t".join([name, mean, variance] + [mp.nstr(mp.chop(v, 1e-30), 20) for v in row]) + "\n")
