"""Every float32 normal of JAX 0.10.2 in NumPy: the checksums of test/WeightInit.Tests/Random/Jax/XlaNormalTests.cs are from here.

A normal is a function of 23 random bits k, so 2^23 values are all there are; a truncated normal within two bounds likewise. The
operations are those of test/golden/jax-0.10.2/README.md, each rounded to float32; a fused multiply-add is exact here: the product
of two floats is exact in float64, the sum is rounded to odd there and then to float32, which is one rounding of the whole.

Prints SHA-256 of the values for k = 0, 1, ..., 2^23 - 1 as little-endian float32.
Run: /usr/bin/python3 tools/reference/jax_normal.py
"""
import hashlib

import numpy as np

COUNT, CHUNK = 1 << 23, 1 << 18
f4, f8, u4, i8 = np.float32, np.float64, np.uint32, np.int64


def bits(*words):
    return np.array([int(w, 16) for w in " ".join(words).split()], u4).view(f4)


NUMERATOR = bits("383de04b 3eff40c5 40d284fa 41ef4b9c 4273cc76 426473ad 41a05101")
DENOMINATOR = bits("3f800000 417101ad 42a6185b 435dc32d 439a8ca3 43586d8a 42707982")
LOG = bits("3d9021bb bdebd1b8 3def251a bdfe5d4f 3e11e9bf be2aae50 3e4cceac be7ffffc 3eaaaaaa")
CENTRAL = bits("32f16588 34b84b36 b66c7357 b6935ac1 396532db baa45408 bb88e4ef 3e7c8f63 3fc02e2f")
TAIL = bits("b951f09b 38d3b56b 3ab0dc72 bb70bde7 3bbc127b bbf9c5d7 3c1aa57e 3f8036db 40354f7e")
ERF_NUMERATOR = bits("39702d51 3b5f5da2 3d50b6eb 3e3da740 3f906eba")
ERF_DENOMINATOR = bits("b3fd3906 37c588df 3a856d28 3c6687d4 3de34c21 3efeb44a 3f800000")
EDGE, HALF_ROOT, ROOT2, LN2_LOW, LN2_HIGH = bits("3ed413cd 3f3504f3 3fb504f3 b95e8083 3f318000")


def fma(a, b, c):
    a, b, c = np.broadcast_arrays(*(np.asarray(v, f4).astype(f8) for v in (a, b, c)))
    p = a * b
    s = p + c
    t = s - p
    e = (p - (s - t)) + (c - t)                             # s + e is the exact sum
    raw = np.ascontiguousarray(s).view(i8)
    odd = raw + np.where((e < 0) == (s < 0), 1, -1) * ((raw & 1) == 0) * (e != 0)
    return odd.view(f8).astype(f4)


def horner(coefficients, x):
    total = np.full_like(x, coefficients[0])
    for c in coefficients[1:]:
        total = fma(total, x, c)
    return total


def log1p(x):
    square = x * x
    near = fma(f4(-0.5), square, (x * square) * (horner(NUMERATOR, x) / horner(DENOMINATOR, x))) + x
    y = np.maximum(x + f4(1), bits("00800000")[0])
    raw = y.view(u4)
    e = ((raw >> u4(23)).astype(np.int32) - 126).astype(f4)
    m = ((raw & u4(0x807FFFFF)) | u4(0x3F000000)).view(f4)
    low = m < HALF_ROOT
    e = np.where(low, e - f4(1), e)
    t = np.where(low, (m - f4(1)) + m, m - f4(1))
    z = t * t
    cube = z * t
    p, q, s = (fma(fma(LOG[i], t, LOG[i + 1]), t, LOG[i + 2]) for i in (0, 3, 6))
    w = fma(fma(p, cube, q), cube, s)
    c = fma(w, cube, e * LN2_LOW)
    far = fma(e, LN2_HIGH, fma(z, f4(-0.5), t) + c)
    return np.where(np.abs(x) < EDGE, near, far)


def erf_inv(u):
    l = log1p(u * -u)
    near, far = f4(-2.5) - l, np.sqrt(-l) - f4(3)
    p = np.where(l > f4(-5), horner(CENTRAL, near), horner(TAIL, far))
    return u * np.where(np.abs(u) == 1, f4(np.inf), p)


def quantiles(low, high):
    """sqrt(2) erf_inv(u) for all 2^23 uniforms u between the bounds."""
    span = f4(high - low)
    for start in range(0, COUNT, CHUNK):
        fraction = np.arange(start, start + CHUNK).astype(f4) * f4(2.0**-23)
        yield erf_inv(np.maximum(low, fma(fraction, span, low))) * ROOT2


def erf_of_bound(bound):
    x = f4(bound) * HALF_ROOT
    z = np.array([x * x], f4)
    return (x * horner(ERF_NUMERATOR, z) / horner(ERF_DENOMINATOR, z))[0]


def digest(chunks):
    sha = hashlib.sha256()
    for chunk in chunks:
        sha.update(chunk.astype("<f4").tobytes())
    return sha.hexdigest()


def truncated(lower, upper):
    least, most = np.nextafter(f4(lower), f4(np.inf)), np.nextafter(f4(upper), f4(-np.inf))
    for chunk in quantiles(erf_of_bound(lower), erf_of_bound(upper)):
        yield np.minimum(np.maximum(chunk, least), most)


if __name__ == "__main__":
    print("normal", digest(quantiles(np.nextafter(f4(-1), f4(0)), f4(1))))
    print("truncated-normal(-2,2)", digest(truncated(-2, 2)))
    print("truncated-normal(-1.5,0.7)", digest(truncated(-1.5, 0.7)))
