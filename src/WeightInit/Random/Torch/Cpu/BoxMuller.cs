using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace WeightInit.TorchCpu;

/// <summary>
/// PyTorch's float32 blocks of normals, bit for bit as its AVX2 build computes them: Cephes polynomials for log, sine and cosine
/// with the fused multiply-adds that GCC makes of them. Only + - × √ and explicit FMA, so the same bits on every machine.
/// </summary>
/// <remarks>
/// The polynomials are those of the Cephes library (S. L. Moshier) in the arrangement of avx_mathfun (G. Garberoglio, after
/// J. Pommier's sse_mathfun; zlib licence). Which products are fused was found by measurement against PyTorch 1.13.1 to 2.15.0.
/// </remarks>
internal static class BoxMuller
{
    private const float SqrtHalf = 0.707106781186547524f;
    private const float TwoPi = (float)(2 * Math.PI);
    private const float FourOverPi = 1.27323954473516f;

    // π/4 in three parts, and ln 2 in two.
    private const float QuarterPi1 = -0.78515625f;
    private const float QuarterPi2 = -2.4187564849853515625e-4f;
    private const float QuarterPi3 = -3.77489497744594108e-8f;
    private const float Ln2Low = -2.12194440e-4f;
    private const float Ln2High = 0.693359375f;

    /// <summary>Makes normals of uniforms, in blocks of 16.</summary>
    /// <param name="values">Uniforms on [0, 1), a multiple of 16 of them.</param>
    /// <param name="mean">The mean.</param>
    /// <param name="std">The standard deviation.</param>
    internal static void Transform(Span<float> values, float mean, float std)
    {
        ref float first = ref MemoryMarshal.GetReference(values);
        for (nuint i = 0; i < (nuint)values.Length; i += 16)
        {
            Vector256<float> u1 = Vector256<float>.One - Vector256.LoadUnsafe(ref first, i);
            Vector256<float> u2 = Vector256.LoadUnsafe(ref first, i + 8);
            Vector256<float> radius = Vector256.Sqrt(Log(u1) * -2f);
            (Vector256<float> sine, Vector256<float> cosine) = SineAndCosine(u2 * TwoPi);
            Affine(radius * cosine).StoreUnsafe(ref first, i);
            Affine(radius * sine).StoreUnsafe(ref first, i + 8);
        }

        Vector256<float> Affine(Vector256<float> unit) => Vector256.FusedMultiplyAdd(unit, Vector256.Create(std), Vector256.Create(mean));
    }

    // For x in [2^-24, 1]: x = 2^e · m with m in [√½, √2).
    private static Vector256<float> Log(Vector256<float> x)
    {
        Vector256<int> bits = x.AsInt32();
        Vector256<float> e = Vector256.ConvertToSingle((bits >>> 23) - Vector256.Create(126));
        Vector256<float> m = ((bits & Vector256.Create(0x007FFFFF)) | Vector256.Create(0x3F000000)).AsSingle();
        Vector256<float> small = Vector256.LessThan(m, Vector256.Create(SqrtHalf));
        e -= small & Vector256<float>.One;
        m = m - Vector256<float>.One + (m & small);

        Vector256<float> square = m * m;
        Vector256<float> y = Vector256.Create(7.0376836292e-2f);
        y = Step(y, m, -1.1514610310e-1f);
        y = Step(y, m, 1.1676998740e-1f);
        y = Step(y, m, -1.2420140846e-1f);
        y = Step(y, m, 1.4249322787e-1f);
        y = Step(y, m, -1.6668057665e-1f);
        y = Step(y, m, 2.0000714765e-1f);
        y = Step(y, m, -2.4999993993e-1f);
        y = Step(y, m, 3.3333331174e-1f);
        y *= m;
        y = Vector256.FusedMultiplyAdd(y, square, e * Ln2Low);
        y -= square * 0.5f;
        return m + y + (e * Ln2High);
    }

    // For x in [0, 2π]: j, even, counts the eighths of a turn; what is left lies within π/4 of 0.
    private static (Vector256<float> Sine, Vector256<float> Cosine) SineAndCosine(Vector256<float> x)
    {
        Vector256<int> j = (Vector256.ConvertToInt32(x * FourOverPi) + Vector256<int>.One) & Vector256.Create(~1);
        Vector256<float> eighths = Vector256.ConvertToSingle(j);
        x += eighths * QuarterPi1;
        x += eighths * QuarterPi2;
        x = Step(eighths, QuarterPi3, x);

        Vector256<float> sineSign = ((j & Vector256.Create(4)) << 29).AsSingle();
        Vector256<float> cosineSign = (Vector256.AndNot(Vector256.Create(4), j - Vector256.Create(2)) << 29).AsSingle();
        Vector256<float> straight = Vector256.Equals(j & Vector256.Create(2), Vector256<int>.Zero).AsSingle();

        Vector256<float> square = x * x;
        Vector256<float> even = Step(Vector256.Create(2.443315711809948e-5f), square, -1.388731625493765e-3f);
        even = Step(even, square, 4.166664568298827e-2f) * square;
        even = Vector256.FusedMultiplyAdd(even, square, -(square * 0.5f)) + Vector256<float>.One;
        Vector256<float> odd = Step(Vector256.Create(-1.9515295891e-4f), square, 8.3321608736e-3f);
        odd = Step(odd, square, -1.6666654611e-1f) * square;
        odd = Vector256.FusedMultiplyAdd(odd, x, x);

        Vector256<float> sine = Vector256.ConditionalSelect(straight, odd, even);
        Vector256<float> cosine = Vector256.ConditionalSelect(straight, even, odd);
        return (sine ^ sineSign, cosine ^ cosineSign);
    }

    private static Vector256<float> Step(Vector256<float> sum, Vector256<float> x, float next) =>
        Vector256.FusedMultiplyAdd(sum, x, Vector256.Create(next));

    private static Vector256<float> Step(Vector256<float> a, float b, Vector256<float> c) =>
        Vector256.FusedMultiplyAdd(a, Vector256.Create(b), c);
}
