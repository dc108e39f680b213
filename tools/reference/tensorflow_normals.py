"""Every float32 normal of TensorFlow in NumPy: the checksums of test/WeightInit.Tests/Numerics/SingleMathTests.cs are from here.

A normal is r(k) * sin(v(j)) or r(k) * cos(v(j)) of two 23-bit integers k and j, where u = max(k / 2^23, 1e-7f),
r = sqrt(-2f * logf(u)) and v = (float)(2 pi j / 2^23). So r, sin v and cos v of all 2^23 integers cover all of them.

logf, sinf and cosf are written down here from their definition (ARM's optimized-routines, MIT licence) in float64, every operation
rounded, nothing fused. With --libm every value is compared with the C library's own logf, sinf and cosf, bit for bit.

Run: /usr/bin/python3 tools/reference/tensorflow_normals.py [--libm]
"""
import ctypes
import hashlib
import sys

import numpy as np

COUNT = 1 << 23
f4, f8, u4 = np.float32, np.float64, np.uint32

LOG_TABLE = [float.fromhex(x) for x in """
0x1.661ec79f8f3bep+0 -0x1.57bf7808caadep-2 0x1.571ed4aaf883dp+0 -0x1.2bef0a7c06ddbp-2
0x1.49539f0f010bp+0 -0x1.01eae7f513a67p-2 0x1.3c995b0b80385p+0 -0x1.b31d8a68224e9p-3
0x1.30d190c8864a5p+0 -0x1.6574f0ac07758p-3 0x1.25e227b0b8eap+0 -0x1.1aa2bc79c81p-3
0x1.1bb4a4a1a343fp+0 -0x1.a4e76ce8c0e5ep-4 0x1.12358f08ae5bap+0 -0x1.1973c5a611cccp-4
0x1.0953f419900a7p+0 -0x1.252f438e10c1ep-5 0x1p+0 0x0p+0
0x1.e608cfd9a47acp-1 0x1.aa5aa5df25984p-5 0x1.ca4b31f026aap-1 0x1.c5e53aa362eb4p-4
0x1.b2036576afce6p-1 0x1.526e57720db08p-3 0x1.9c2d163a1aa2dp-1 0x1.bc2860d22477p-3
0x1.886e6037841edp-1 0x1.1058bc8a07ee1p-2 0x1.767dcf5534862p-1 0x1.4043057b6ee09p-2""".split()]
INVERSES, LOGARITHMS = np.array(LOG_TABLE[::2]), np.array(LOG_TABLE[1::2])
LOG_POLYNOMIAL = [float.fromhex(x) for x in ("-0x1.00ea348b88334p-2", "0x1.5575b0be00b6ap-2", "-0x1.ffffef20a4123p-2")]
COS_POLYNOMIAL = [float.fromhex(x) for x in ("-0x1.ffffffd0c621cp-2", "0x1.55553e1068f19p-5", "-0x1.6c087e89a359dp-10", "0x1.99343027bf8c3p-16")]
SIN_POLYNOMIAL = [float.fromhex(x) for x in ("-0x1.555545995a603p-3", "0x1.1107605230bc4p-7", "-0x1.994eb3774cf24p-13")]


def logf(x):
    bits = x.view(u4)
    offset = bits - u4(0x3F330000)
    row = (offset >> u4(19)) & u4(15)
    exponent = offset.view(np.int32) >> 23
    mantissa = (bits - (offset & u4(0xFF800000))).view(f4).astype(f8)
    r = mantissa * INVERSES[row] - 1
    start = LOGARITHMS[row] + exponent.astype(f8) * float.fromhex("0x1.62e42fefa39efp-1")
    square = r * r
    y = LOG_POLYNOMIAL[1] * r + LOG_POLYNOMIAL[2]
    y = LOG_POLYNOMIAL[0] * square + y
    return (y * square + (start + r)).astype(f4)


def sincosf(x):
    """Both by the quadrant: it decides which polynomial is which, and the signs."""
    wide = x.astype(f8)
    quadrant = (np.trunc(wide * float.fromhex("0x1.45F306DC9C883p+23")).astype(np.int64) + 0x800000) >> 24
    reduced = (x.view(u4) >> u4(20)) >= 0x3F4
    quadrant = np.where(reduced, quadrant, 0)
    rest = np.where(reduced, wide - quadrant * float.fromhex("0x1.921FB54442D18p0"), wide)
    square = rest * rest
    turned = rest * np.array([1.0, -1.0, -1.0, 1.0])[quadrant & 3]
    cube = turned * square
    sine = turned + cube * SIN_POLYNOMIAL[0]
    sine = sine + cube * square * (SIN_POLYNOMIAL[1] + square * SIN_POLYNOMIAL[2])
    side = np.array([1.0, 1.0, -1.0, -1.0])[quadrant & 3]
    fourth = square * square
    cosine = (side + square * (side * COS_POLYNOMIAL[0])) + fourth * (side * COS_POLYNOMIAL[1])
    cosine = cosine + fourth * square * (side * COS_POLYNOMIAL[2] + square * (side * COS_POLYNOMIAL[3]))
    odd = (quadrant & 1) == 1
    sine, cosine = np.where(odd, cosine, sine).astype(f4), np.where(odd, sine, cosine).astype(f4)
    tiny = (x.view(u4) >> u4(20)) < 0x398
    return np.where(tiny, x, sine), np.where(tiny, f4(1), cosine)


def library_differences(name, arguments, results):
    function = getattr(ctypes.CDLL("libm.so.6"), name)
    function.argtypes, function.restype = [ctypes.c_float], ctypes.c_float
    theirs = np.fromiter(map(function, arguments.tolist()), dtype=f4, count=len(arguments))
    return int(np.count_nonzero(theirs.view(u4) != results.view(u4)))


def main():
    uniforms = np.arange(COUNT, dtype=f8) / COUNT
    u = np.maximum(uniforms.astype(f4), f4(1e-7))
    v = (2 * np.pi * uniforms).astype(f4)
    logarithms = logf(u)
    sines, cosines = sincosf(v)
    radii = np.sqrt(f4(-2) * logarithms)
    for name, values in (("radii", radii), ("sines", sines), ("cosines", cosines)):
        print(name, hashlib.sha256(values.astype("<f4").tobytes()).hexdigest())
    if "--libm" in sys.argv:
        for name, arguments, results in (("logf", u, logarithms), ("sinf", v, sines), ("cosf", v, cosines)):
            print(name, library_differences(name, arguments, results), "of", COUNT, "differ from the C library's")


main()
