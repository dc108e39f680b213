namespace WeightInit.Xla;

/// <summary>XLA's inverse error function in float64: Giles's polynomials in w = -log1p(-x²).</summary>
/// <remarks>
/// As jaxlib 0.10.2 on a CPU with FMA. Where x² is above sqrt(2) - 1 the logarithm is the C library's: the bits are then those
/// of glibc's <c>log</c>, and elsewhere those of a correctly rounded one.
/// </remarks>
internal static class XlaErfInv64
{
    private const double SmallArgument = 0.41421356237309503;

    private static readonly double[] N = Doubles(
        0x3f07bc0962b395ca, 0x3fdfe818a0fe1a83, 0x401a509f46f4fa53, 0x403de9738b8cb9c9, 0x404e798eb86c3351, 0x404c8e7597479a10,
        0x40340a202d99830a);

    private static readonly double[] D = Doubles(
        0x3ff0000000000000, 0x402e20359e903e37, 0x4054c30b52213498, 0x406bb86590fcfb56, 0x407351945dc908a5, 0x406b0db13e48e066,
        0x404e0f304466448e);

    private static readonly double[] Central = Doubles(
        0xbbb135d2e746e627, 0xbc08ddf93324d327, 0x3c37b83eef0b7c9f, 0x3c69ba72cd589b91, 0xbca33689090a6b96, 0x3c782e11898132e0,
        0x3cfde4acfd9e26ba, 0xbd26d33eed66c487, 0xbd36f2167040d8e2, 0x3d872a22c2d77e20, 0xbdac8859c4e5c0af, 0xbdcdc583d118a561,
        0x3e120f47ccf46b3c, 0xbe31a9e38dc84d60, 0xbe5f36cd6d3d46a9, 0x3e9c6b4f5d03b787, 0xbeb6e8a5434ae8a2, 0xbeed1d1f7b8736f6,
        0x3f2879c2a212f024, 0xbf4845769484fca8, 0xbf78b6c33114f909, 0x3fcebd80d9b13e28, 0x3ffa755e7c99ae86);

    private static readonly double[] Tail = Doubles(
        0x3e23040f87dbd932, 0x3e785cbe52878635, 0xbe92777453dd3955, 0x3e5395abcd554c6c, 0x3eb936388a3790ad, 0xbed0d5db812b5083,
        0x3ec8860cd5d652f6, 0x3eea29a0cacdfb23, 0xbf08cef1f80281f2, 0x3f11e684d0b9188a, 0x3ef932cd54c8a222, 0xbf37448a89ef8aa3,
        0x3f4f3cc55ad40c25, 0xbf5ba924132f38b1, 0x3f6468eeca533cf8, 0xbf6ebadabb891bbd, 0x3f75ffcfe5b76afc, 0x3ff0158a6d641d39,
        0x4008abcc380d5a48);

    private static readonly double[] FarTail = Doubles(
        0xbdbdcec3a7785389, 0xbdf18feec0e38727, 0x3e19e6bf2dda45e3, 0xbe30468fb24e2f5f, 0x3e405ac6a8fba182, 0xbe50102e495fb9c0,
        0x3e5f4c20e1334af8, 0xbe722d220fdf9c3e, 0x3e8ebc8bb824cb54, 0xbeb0a8d40ea372cc, 0x3ed2fbd29d093d2b, 0xbef4a3497e1e0fac,
        0x3f13ebf4eb00938f, 0xbf2c2f36a8fc5d53, 0xbf222ea5df04047c, 0x3ff02a30d1fba0dc, 0x4013664ddd1ad7fb);

    /// <summary>The number whose error function is x; infinite at ±1.</summary>
    internal static double Of(double x)
    {
        double w = -Log1P(x * -x);
        double p = w < 6.25 ? Horner(Central, w - 3.125)
            : w < 16 ? Horner(Tail, Math.Sqrt(w) - 3.25)
            : Horner(FarTail, Math.Sqrt(w) - 5);
        return x * (Math.Abs(x) == 1 ? double.PositiveInfinity : p);
    }

    private static double Log1P(double x)
    {
        if (Math.Abs(x) >= SmallArgument)
            return CMath.Log(1 + x);
        double square = x * x;
        double rest = x * square * (Horner(N, x) / Horner(D, x));
        return Math.FusedMultiplyAdd(-0.5, square, rest) + x;
    }

    private static double Horner(double[] coefficients, double x)
    {
        double sum = coefficients[0];
        for (int i = 1; i < coefficients.Length; i++)
            sum = Math.FusedMultiplyAdd(sum, x, coefficients[i]);
        return sum;
    }

    private static double[] Doubles(params ReadOnlySpan<ulong> bits)
    {
        double[] values = new double[bits.Length];
        for (int i = 0; i < bits.Length; i++)
            values[i] = BitConverter.UInt64BitsToDouble(bits[i]);
        return values;
    }
}
