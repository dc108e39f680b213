"""Stream version 1 of WeightInit in NumPy: the definition as a program (REPRODUCIBILITY.md), a line a step, not fast.

With requests on standard input, one a line, it prints the SHA-256 of the elements, little-endian, for each:
    SEED NAME DTYPE LAW COUNT PARAMETER...      DTYPE float32 float64 bfloat16 float16
    uniform LOW HIGH | normal MEAN STD | truncated MEAN STD A B MINIMUM MAXIMUM | words (float32 only) | table A B (float32 only)
Without, it prints the test vectors of the definition.
"""
import hashlib, numpy as np
from math import inf, sqrt, floor, ldexp, frexp
f4, u4, f8 = np.float32, np.uint32, np.float64
def words(seed, name, block0, nblocks):                    # (nblocks, 16) words, ChaCha8
    k = np.frombuffer(hashlib.sha256(b"weightinit/v1" + seed.to_bytes(8, "little") + name.encode()).digest(), "<u4")
    b = np.arange(block0, block0 + nblocks, dtype=np.uint64)
    i = [np.full(nblocks, c, u4) for c in (0x61707865, 0x3320646e, 0x79622d32, 0x6b206574, *k)]
    i += [b.astype(u4), (b >> np.uint64(32)).astype(u4), np.zeros(nblocks, u4), np.zeros(nblocks, u4)]
    x = [v.copy() for v in i]; rot = lambda v, n: (v << u4(n)) | (v >> u4(32 - n))
    def q(a, b, c, d):
        for (p, r, s, n) in ((a, b, d, 16), (c, d, b, 12), (a, b, d, 8), (c, d, b, 7)):
            x[p] = x[p] + x[r]; x[s] = rot(x[s] ^ x[p], n)
    for _ in range(4):
        for t in ((0,4,8,12),(1,5,9,13),(2,6,10,14),(3,7,11,15),(0,5,10,15),(1,6,11,12),(2,7,8,13),(3,4,9,14)): q(*t)
    return np.stack([a + c for a, c in zip(x, i)], 1)
def words32(seed, name, n):                                # element order of 32-bit types
    g = -(-n // 256); return words(seed, name, 0, 16*g).reshape(g, 16, 16).transpose(0, 2, 1).ravel()[:n]
def words64(seed, name, n):                                # element order of 64-bit types
    g = -(-n // 128); w = np.ascontiguousarray(words(seed, name, 0, 16*g)).astype("<u4").view("<u8")
    return w.reshape(g, 16, 8).transpose(0, 2, 1).ravel()[:n]
def fma(a, b, c):                                          # exact float32 FMA: float64 + round to odd
    a, b, c = (np.asarray(v, f4).astype(f8) for v in (a, b, c)); p = a * b; s = p + c
    t = s - p; e = (p - (s - t)) + (c - t); bits = s.view(np.int64) if s.ndim else np.array([s]).view(np.int64)[0]
    step = np.where((e < 0) == (s < 0), 1, -1) * ((bits & 1) == 0) * (e != 0)
    return (bits + step).view(f8).astype(f4)
def uniform32(seed, name, n, low, high):
    low, high = f4(low), f4(high); s = (high - low) * f4(2.0**-24)
    return np.minimum(fma((words32(seed, name, n) >> u4(8)).astype(f4), s, low), np.nextafter(high, f4(-inf)))
def uniform64_01(seed, name, n): return (words64(seed, name, n) >> np.uint64(11)).astype(f8) * 2.0**-53
def log(x):
    m, e = frexp(x); m, e = m * 2, e - 1
    if m > 1.4142135623730951: m, e = m * 0.5, e + 1
    s = (m - 1) / (m + 1); z = s * s; q = 0.0
    for n in range(11, 0, -1): q = (q + 1.0 / (2*n + 1)) * z
    r = 2.0 * s; return e * LN2HI + (r + (r * q + e * LN2LO))
LN2HI, LN2LO = 6.93147180369123816490e-01, 1.90821492927058770002e-10
def exp(y):
    if y < -700: return 0.0
    n = floor(y * 1.4426950408889634 + 0.5); r = (y - n * LN2HI) - n * LN2LO; q = 1.0
    for k in range(15, 0, -1): q = 1.0 + q * r / k
    return ldexp(q, n)
def Q(x):                                                  # upper tail of the normal
    if x == inf: return 0.0
    if x < 0: return 1.0 if x == -inf else 1.0 - Q(-x)
    d = exp(-0.5 * x * x) * 0.3989422804014327
    if x < 2:
        z = x * x; t = s = x
        for n in range(1, 41): t = t * z / (2*n + 1); s += t
        return 0.5 - d * s
    f = x
    for n in range(80, 0, -1): f = x + n / f
    return d / f
A = [[2509.0809287301226727,33430.575583588128105,67265.770927008700853,45921.953931549871457,13731.693765509461125,1971.5909503065514427,133.14166789178437745,3.387132872796366608],[5226.495278852545925,28729.085735721942674,39307.89580009271061,21213.794301586595867,5394.1960214247511077,687.1870074920579083,42.313330701600911252,1.0],
 [7.7454501427834140764e-4,.0227238449892691845833,.24178072517745061177,1.27045825245236838258,3.64784832476320460504,5.7694972214606914055,4.6303378461565452959,1.42343711074968357734],[1.05075007164441684324e-9,5.475938084995344946e-4,.0151986665636164571966,.14810397642748007459,.68976733498510000455,1.6763848301838038494,2.05319162663775882187,1.0],
 [2.01033439929228813265e-7,2.71155556874348757815e-5,.0012426609473880784386,.026532189526576123093,.29656057182850489123,1.7848265399172913358,5.4637849111641143699,6.6579046435011037772],[2.04426310338993978564e-15,1.4215117583164458887e-7,1.8463183175100546818e-5,7.868691311456132591e-4,.0148753612908506148525,.13692988092273580531,.59983220655588793769,1.0]]
def horner(c, r):
    v = c[0]
    for a in c[1:]: v = v * r + a
    return v
def N(p):                                                  # AS241 (PPND16) upper-tail quantile, p in (0, 1/2]
    q = 0.5 - p
    if q <= 0.425: r = .180625 - q*q; return q * horner(A[0], r) / horner(A[1], r)
    r = sqrt(-log(p)); i, o = (2, 1.6) if r <= 5 else (4, 5.0); return horner(A[i], r - o) / horner(A[i+1], r - o)
X8 = [v / 2**20 for v in (514214, 435930, 291279, 102284, -102284, -291279, -435930, -514214)]
X7 = [v / 2**20 for v in (-6572, -57192, -148404, -262144, -375884, -467096, -517716)]
def newton(x, y):
    n = len(x); c = list(y); r = [0.0] * n
    for j in range(1, n):
        for k in range(n-1, j-1, -1): c[k] = (c[k] - c[k-1]) / (x[k] - x[k-j])
    for k in range(n-1, -1, -1):
        for j in range(n-1, 0, -1): r[j] = r[j-1] - x[k] * r[j]
        r[0] = c[k] - x[k] * r[0]
    return r
def table(a=-inf, b=inf):                                  # [side][slot][coefficient], side 1 = sign bit set = lower
    Pa, Qa, Pb, Qb = Q(-a), Q(a), Q(-b), Q(b); W = Qa - Qb if a >= 0 else Pb - Pa if b <= 0 else 1.0 - Pa - Qb
    def X(lower, u):
        p, q = (Pa + u*W, Qa - u*W) if lower else (Pb - u*W, Qb + u*W)
        return -N(p) if p <= q else N(q)
    T = np.zeros((2, 32, 8), f4); c0 = f4(0 if a == -b else X(True, 0.5))
    for side in (0, 1):
        for e in range(-1, 30): T[side, (e + 127) & 31] = newton(X8, [X(side == 1, ldexp(1.5 + v, e - 32)) for v in X8])
        T[side, 29] = [c0] + newton(X7, [(X(side == 1, 0.5 + 0.5*v) - float(c0)) / v for v in X7])
    if a == -b: T[1] = -T[0]
    return T
def quantile32(w, T):
    k = w & u4(0x7fffffff); cen = k > 0x3fffffff; t = np.where(cen, k ^ u4(0x7fffffff), k).astype(f4) + f4(0.5)
    slot = np.where(cen, 29, (t.view(u4) >> u4(23)) & u4(31))
    v = np.where(cen, t * f4(-2.0**-31), ((t.view(u4) & u4(0x7fffff)) | u4(0x3f800000)).view(f4) - f4(1.5))
    C = T[w >> u4(31), slot]; p = C[:, 7]
    for j in range(6, -1, -1): p = fma(p, v, C[:, j])
    return p
def normal32(seed, name, n, mean=0, std=1): return fma(quantile32(words32(seed, name, n), table()), f4(std), f4(mean))
def truncated32(seed, name, n, a, b, lo, hi, mean=0, std=1):
    return np.clip(fma(quantile32(words32(seed, name, n), table(a, b)), f4(std), f4(mean)), f4(lo), f4(hi))
# float64, bfloat16, float16
import decimal, sys
from decimal import Decimal as D
def fma64(a, b, c):                                        # exact float64 FMA (Boldo, Melquiond 2008)
    a, b, c = np.broadcast_arrays(*(np.asarray(v, f8) for v in (a, b, c))); split = lambda v: v * 134217729.0 - (v * 134217729.0 - v)
    def two(x, y): s = x + y; t = s - x; return s, (x - (s - t)) + (y - t)
    ah, bh = split(a), split(b); al, bl = a - ah, b - bh; p = a * b; e = ((ah*bh - p) + ah*bl + al*bh) + al*bl
    uh, ul = two(c, e); th, tl = two(p, uh); s, e = two(tl, ul); bits = s.view(np.int64)
    odd = bits + np.where((e < 0) == (bits < 0), 1, -1) * ((bits & 1) == 0) * (e != 0)
    return th + odd.view(f8)
def uniform64(seed, name, n, low, high):
    s = (f8(high) - f8(low)) * f8(2.0**-53); u = (words64(seed, name, n) >> np.uint64(11)).astype(f8)
    return np.minimum(fma64(u, s, low), np.nextafter(f8(high), f8(-inf)))
def exactQ(x):                                             # upper tail of the normal to more than 60 digits
    if x < 0: return 1 - exactQ(-x)
    if x > 39: return D(0)
    x = D(x); d = (-x*x/2).exp() / D("6.283185307179586476925286766559005768394338798750211641949889184615632812572417997256069650684234136").sqrt()
    if x < 8:
        t = s = x; n = 1
        while t > D(10)**-95: t = t*x*x/(2*n + 1); s += t; n += 1
        return D("0.5") - d*s
    f = x
    for n in range(300, 0, -1): f = x + n/f
    return d/f
def masses(a, b):                                          # P(Z<a) P(Z>a) P(Z<b) P(Z>b) P(a<Z<b), each rounded once
    decimal.getcontext().prec = 100; Pa, Qa, Pb, Qb = exactQ(-a), exactQ(a), exactQ(-b), exactQ(b)
    return [float(v) for v in (Pa, Qa, Pb, Qb, Qa - Qb if a >= 0 else Pb - Pa if b <= 0 else 1 - Pa - Qb)]
def log64(x):                                              # log of the table builder on arrays
    m, e = np.frexp(x); m, e = m * 2, e - 1.0; h = m > 1.4142135623730951; m, e = np.where(h, m * 0.5, m), np.where(h, e + 1, e)
    s = (m - 1) / (m + 1); z = s * s; q = np.zeros_like(z)
    for n in range(11, 0, -1): q = (q + 1.0 / (2*n + 1)) * z
    r = 2.0 * s; return e * LN2HI + (r + (r * q + e * LN2LO))
def N64(p, q):                                             # N on arrays; q = 1/2 - p is the caller's
    c = q <= 0.425; r = np.where(c, 1.0, np.sqrt(-log64(np.where(c, 0.5, p)))); x = .180625 - q*q
    tail = np.where(r <= 5, horner(A[2], r - 1.6) / horner(A[3], r - 1.6), horner(A[4], r - 5.0) / horner(A[5], r - 5.0))
    return np.where(c, q * horner(A[0], x) / horner(A[1], x), tail)
def quantile64(w, a=-inf, b=inf):
    k = w & np.uint64(2**63 - 1); lower = w >> np.uint64(63) == 1; Pa, Qa, Pb, Qb, W = masses(a, b)
    fraction = lambda k: (k.astype(f8) + 0.5) * 2.0**-64
    if a == -b:
        z = N64(Pa + fraction(k) * W, fraction(k ^ np.uint64(2**63 - 1)) * W); return np.where(lower, -z, z)
    t = fraction(k) * W; p, q = np.where(lower, Pa + t, Pb - t), np.where(lower, Qa - t, Qb + t); s = np.where(p <= q, p, q); z = N64(s, 0.5 - s)
    return np.where(p <= q, -z, z)
def normal64(seed, name, n, mean=0, std=1): return fma64(quantile64(words64(seed, name, n)), std, mean)
def truncated64(seed, name, n, a, b, lo, hi, mean=0, std=1):
    return np.clip(fma64(quantile64(words64(seed, name, n), a, b), std, mean), lo, hi)
def bf16(x):                                               # float32 to bfloat16 (as its bits), nearest even
    b = np.asarray(x, f4).view(u4); return ((b + ((b >> u4(16)) & u4(1)) + u4(0x7fff)) >> u4(16)).astype(np.uint16)
def half(x, dtype): return bf16(x) if dtype == "bfloat16" else np.asarray(x, f4).astype(np.float16).view(np.uint16)
def value(h, dtype): return (h.astype(u4) << u4(16)).view(f4).astype(f8) if dtype == "bfloat16" else h.view(np.float16).astype(f8)
np.seterr(invalid="ignore")
GRID = {t: np.sort(v[np.isfinite(v)]) for t in ("bfloat16", "float16") for v in [value(np.arange(65536).astype(np.uint16), t)]}
def clamp(x, lo, hi): x = np.where(x > lo, x, lo); return np.where(x < hi, x, hi)
def clip(x, dtype, lo, hi, below=False):                   # to the target type's values within [lo, hi], or [lo, hi), then rounded
    g = GRID[dtype]; g = g[(g >= lo) & ((g < hi) if below else (g <= hi))]; return half(clamp(x, f4(g[0]), f4(g[-1])), dtype)
def at_least(x): v = f4(x); return np.nextafter(v, f4(inf)) if f8(v) < x else v
def at_most(x): v = f4(x); return np.nextafter(v, f4(-inf)) if f8(v) > x else v
def draw(seed, name, dtype, law, n, *a):
    s = (seed, name, n)
    if law == "words": return words32(*s)
    if law == "table": T = table(*a); return T[0] if a[0] == -a[1] else T
    if dtype == "float64":
        return uniform64(*s, *a) if law == "uniform" else normal64(*s, *a) if law == "normal" else truncated64(*s, *a[2:], *a[:2])
    if law == "uniform": x = uniform32(*s, *a); return x if dtype == "float32" else clip(x, dtype, f8(f4(a[0])), f8(f4(a[1])), True)
    if law == "normal": x = normal32(*s, *a); return x if dtype == "float32" else half(x, dtype)
    x = fma(quantile32(words32(*s), table(*a[2:4])), f4(a[1]), f4(a[0]))
    return clamp(x, at_least(a[4]), at_most(a[5])) if dtype == "float32" else clip(x, dtype, *a[4:])
def serve(lines):
    for line in lines:
        seed, name, dtype, law, n, *a = line.split()
        print(hashlib.sha256(np.ascontiguousarray(draw(int(seed), name, dtype, law, int(n), *map(float, a))).tobytes()).hexdigest())
def vectors():
    idx = [0,1,2,15,16,255,256,257]; h = lambda v: " ".join("%08x" % x for x in v.view(u4)[idx]); w = words32(42, "w", 512); s = (42, "w", 512)
    print("words", h(w)); print("uni[0,1)", h(uniform32(*s, 0, 1))); print("uni[-0.1,0.1)", h(uniform32(*s, -0.1, 0.1)))
    print("normal", h(normal32(*s))); print("normal(0,0.02)", h(normal32(*s, 0, 0.02))); print("trunc[-2,2]", h(truncated32(*s, -2, 2, -2, 2))); print("trunc[-1,3]", h(truncated32(*s, -1, 3, -1, 3)))
    print("uni64", " ".join("%016x" % x for x in uniform64_01(42, "w", 384).view(np.uint64)[[0,1,16,127,128]]))
    n = 1 << 20; print("sha256 normal first 2^20:", hashlib.sha256(normal32(42, "w", n).tobytes()).hexdigest()); print("sha256 trunc[-1,3] first 2^20:", hashlib.sha256(truncated32(42, "w", n, -1, 3, -1, 3).tobytes()).hexdigest())
    for nm, a, b in (("normal", -inf, inf), ("trunc[-2,2]", -2, 2), ("trunc[-1,3]", -1, 3)): T = table(a, b); print("sha256 table %s:" % nm, hashlib.sha256((T[0] if a == -b else T).tobytes()).hexdigest())
    h = lambda v: " ".join("%016x" % x for x in v.view(np.uint64)[[0,1,16,127,128]]); s = (42, "w", 384)
    print("uniform64[-0.1,0.1)", h(uniform64(*s, -0.1, 0.1))); print("normal64", h(normal64(*s))); print("normal64(0,0.02)", h(normal64(*s, 0, 0.02)))
    print("trunc64[-2,2]", h(truncated64(*s, -2, 2, -2, 2))); print("trunc64[-1,3]", h(truncated64(*s, -1, 3, -1, 3)))
    for nm, v in (("normal64", normal64(42, "w", n)), ("trunc64[-1,3]", truncated64(42, "w", n, -1, 3, -1, 3))): print("sha256 %s first 2^20:" % nm, hashlib.sha256(v.tobytes()).hexdigest())
    h = lambda v: " ".join("%04x" % x for x in v[idx])
    for t in ("bfloat16", "float16"):
        print(t, "uni[0,1)", h(draw(42, "w", t, "uniform", 512, 0, 1))); print(t, "normal(0,0.02)", h(draw(42, "w", t, "normal", 512, 0, 0.02)))
        print(t, "trunc[-2,2]*0.02", h(draw(42, "w", t, "truncated", 512, 0, 0.02, -2, 2, -0.04, 0.04)))
if __name__ == "__main__":
    lines = [] if sys.stdin.isatty() else [line for line in sys.stdin if line.strip()]
    serve(lines) if lines else vectors()
