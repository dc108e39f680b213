namespace WeightInit.Xla;

/// <summary>
/// XLA's inverse error function in float32: the polynomials of M. Giles, "Approximating the erfinv function" (2010), in
/// w = -log(1 - x²), with XLA's own log1p.
/// </summary>
/// <remarks>
/// Bit for bit what jaxlib 0.10.2 computes on a CPU with FMA, for every argument that a normal can meet: all products that are
/// then added to are fused, every other operation rounds. x² is rounded before the logarithm is taken; that is part of the law.
/// </remarks>
internal static class XlaErfInv32
{
    internal const float SmallArgument = 0.414213568f;
    internal const float SmallestNormal = 1.17549435e-38f;
    internal const float HalfOfSqrt2 = 0.70710677f;
    internal const float Ln2High = 0.693359375f;
    internal const float Ln2Low = -2.12194442e-4f;

    // Each as the bits that XLA's object code holds.
    private static readonly float[] N = Floats(0x383de04b, 0x3eff40c5, 0x40d284fa, 0x41ef4b9c, 0x4273cc76, 0x426473ad, 0x41a05101);
    private static readonly float[] D = Floats(0x3f800000, 0x417101ad, 0x42a6185b, 0x435dc32d, 0x439a8ca3, 0x43586d8a, 0x42707982);
    private static readonly float[] C = Floats(
        0x3d9021bb, 0xbdebd1b8, 0x3def251a, 0xbdfe5d4f, 0x3e11e9bf, 0xbe2aae50, 0x3e4cceac, 0xbe7ffffc, 0x3eaaaaaa);
    private static readonly float[] Central = Floats(
        0x32f16588, 0x34b84b36, 0xb66c7357, 0xb6935ac1, 0x396532db, 0xbaa45408, 0xbb88e4ef, 0x3e7c8f63, 0x3fc02e2f);
    private static readonly float[] Tail = Floats(
        0xb951f09b, 0x38d3b56b, 0x3ab0dc72, 0xbb70bde7, 0x3bbc127b, 0xbbf9c5d7, 0x3c1aa57e, 0x3f8036db, 0x40354f7e);

    /// <summary>The number whose error function is x; infinite at ±1.</summary>
    internal static float Of(float x)
    {
        float l = Log1P(x * -x);
        float p = l > -5 ? Horner(Central, -2.5f - l) : Horner(Tail, MathF.Sqrt(-l) - 3);
        return x * (MathF.Abs(x) == 1 ? float.PositiveInfinity : p);
    }

    /// <summary>log(1 + x) for x in [-1, 0].</summary>
    private static float Log1P(float x) => MathF.Abs(x) < SmallArgument ? NearZero(x) : Log(MathF.Max(x + 1, SmallestNormal));

    // x - x²/2 + x³ · N(x)/D(x).
    private static float NearZero(float x)
    {
        float square = x * x;
        float rest = x * square * (Horner(N, x) / Horner(D, x));
        return MathF.FusedMultiplyAdd(-0.5f, square, rest) + x;
    }

    // y = 2^e · m with m in [sqrt(1/2), sqrt(2)); log m as in Cephes's logf, a polynomial of degree 8 in t = m - 1.
    private static float Log(float y)
    {
        uint bits = BitConverter.SingleToUInt32Bits(y);
        float e = (int)(bits >> 23) - 126;
        float m = BitConverter.UInt32BitsToSingle((bits & 0x807fffff) | 0x3f000000);
        float t = m - 1;
        if (m < HalfOfSqrt2)
        {
            e--;
            t += m;
        }

        float z = t * t;
        float cube = z * t;
        float w = Fma(Fma(Triple(0, t), cube, Triple(3, t)), cube, Triple(6, t));
        float rest = Fma(w, cube, e * Ln2Low);
        return Fma(e, Ln2High, Fma(z, -0.5f, t) + rest);
    }

    private static float Triple(int first, float t) => Fma(Fma(C[first], t, C[first + 1]), t, C[first + 2]);

    private static float Fma(float left, float right, float addend) => MathF.FusedMultiplyAdd(left, right, addend);

    private static float Horner(float[] coefficients, float x)
    {
        float sum = coefficients[0];
        for (int i = 1; i < coefficients.Length; i++)
            sum = MathF.FusedMultiplyAdd(sum, x, coefficients[i]);
        return sum;
    }

    private static float[] Floats(params ReadOnlySpan<uint> bits)
    {
        float[] values = new float[bits.Length];
        for (int i = 0; i < bits.Length; i++)
            values[i] = BitConverter.UInt32BitsToSingle(bits[i]);
        return values;
    }
}
