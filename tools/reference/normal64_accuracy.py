"""Error of the float64 quantiles of stream version 1 against mpmath at 50 digits (apt-get install python3-mpmath python3-numpy).

    normal64_accuracy.py [SAMPLES]      prints the worst relative error by region of |z|; 0.5 ulp is 1.1e-16 to 5.6e-17
"""
import sys
import numpy as np
from math import inf
from mpmath import mp, mpf, erfc, exp, sqrt, pi, ncdf
from native_stream import quantile64, masses

mp.dps = 50


def upper(x): return erfc(mpf(x) / sqrt(mpf(2))) / 2


def exact(z, lower_tail, a, b, u):
    """One Newton step from z, which is already good to 1e-14: its error becomes the square of that."""
    z = mpf(float(z))
    pdf = exp(-z * z / 2) / sqrt(2 * pi)
    qa, qb = (upper(a) if a > -inf else mpf(1)), (upper(b) if b < inf else mpf(0))
    if a >= 0:
        width = qa - qb
    elif b <= 0:
        width = upper(-b) - (upper(-a) if a > -inf else mpf(0))
    else:
        width = 1 - (upper(-a) if a > -inf else mpf(0)) - qb
    target = (qa - u * width) if lower_tail else (qb + u * width)           # P(Z > z)
    if target > 0.5:                                                        # the smaller of the two tails has the digits
        low = ((upper(-a) if a > -inf else mpf(0)) + u * width) if lower_tail else (upper(-b) - u * width if b < inf else 1 - u * width)
        return z + (low - upper(-z)) / pdf
    return z + (upper(z) - target) / pdf


def words(count, rng):
    """Half of the tail integers even, half with even logarithms, both signs."""
    even = rng.integers(0, 2**63, count // 2, dtype=np.uint64)
    shift = rng.integers(0, 63, count - count // 2).astype(np.uint64)
    deep = rng.integers(0, 2**63, count - count // 2, dtype=np.uint64) >> shift
    centre = np.uint64(2**63 - 1) - (rng.integers(0, 2**63, count // 4, dtype=np.uint64) >> rng.integers(0, 63, count // 4).astype(np.uint64))
    edges = np.array([0, 1, 2, 2**62, 2**62 - 1, 2**63 - 1, 2**63 - 2, 2**53, 2**53 + 1], dtype=np.uint64)
    k = np.concatenate([even, deep, centre, edges])
    return k | (rng.integers(0, 2, len(k), dtype=np.uint64) << np.uint64(63))


def main():
    samples = int(sys.argv[1]) if len(sys.argv) > 1 else 4000
    rng = np.random.default_rng(1)
    for a, b in ((-inf, inf), (-2.0, 2.0), (-1.0, 3.0), (2.0, inf), (1.9, 3.0), (-3.0, 1.99), (5.0, 6.0), (-0.1, 0.1), (30.0, inf), (35.5, 36.5), (-inf, 1.0), (0.0, 1e-3)):
        w = words(samples, rng)
        z = quantile64(w, a, b)
        worst = {}
        for word, value in zip(w, z):
            k, lower = int(word) & (2**63 - 1), bool(int(word) >> 63)
            true = exact(value, lower, a, b, (mpf(k) + mpf(1) / 2) / mpf(2)**64)
            error = abs(mpf(float(value)) - true)
            size = abs(float(value))
            region = "<1e-3" if size < 1e-3 else "<0.6745" if size < 0.6745 else "<2" if size < 2 else "<5" if size < 5 else ">=5"
            relative = float(error / abs(true)) if true != 0 else 0.0
            old = worst.get(region, (0.0, 0.0))
            worst[region] = (max(old[0], relative), max(old[1], float(error)))
        print("(%g, %g)" % (a, b), "  ".join("|z|%s: rel %.1e abs %.1e" % (r, *worst[r]) for r in ("<1e-3", "<0.6745", "<2", "<5", ">=5") if r in worst), flush=True)
    for a, b in ((-2.0, 2.0), (-1.0, 3.0), (5.0, 6.0), (1.9, inf), (-37.0, -36.0), (0.0, 1e-3), (-8.0, 0.5)):
        true = (ncdf(a), upper(a), ncdf(b), upper(b) if b < inf else mpf(0), (upper(a) - (upper(b) if b < inf else 0)) if a >= 0 else ncdf(b) - ncdf(a))
        assert [float(v) for v in true] == masses(a, b), (a, b)
        print("masses", a, b, " ".join(v.hex() for v in masses(a, b)))


main()
