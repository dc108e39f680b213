namespace WeightInit.Xla;

/// <summary>float64 as XLA computes it.</summary>
internal readonly struct XlaFloat64 : IXlaFloat<double>
{
    private const int FractionBits = 52;
    private const double SmallestNormal = 2.2250738585072014e-308;
    private const double HalfOfSqrt2 = 0.7071067811865475;

    public static double Sqrt2 => 1.4142135623730951;

    public static double Of(double value) => value;

    public static bool IsFinite(double value) => double.IsFinite(value);

    public static void Fractions(Span<double> destination, JaxBits bits, long start)
    {
        Span<ulong> words = stackalloc ulong[XlaLaws.Chunk];
        words = words[..destination.Length];
        bits.Fill(words, start);
        for (int i = 0; i < words.Length; i++)
            destination[i] = (long)(words[i] >> (64 - FractionBits)) * (1.0 / (1L << FractionBits));
    }

    public static double Subtract(double left, double right) => Flush(Flush(left) - Flush(right));

    public static double Add(double left, double right) => Flush(left + Flush(right));

    public static double Multiply(double left, double right) => Flush(left * Flush(right));

    public static double Divide(double left, double right) => Flush(left / Flush(right));

    public static double Spread(double fraction, double low, double span) =>
        Flush(Math.Max(Flush(low), Math.FusedMultiplyAdd(fraction, span, Flush(low))));

    public static void Uniforms(Span<double> destination, double low, double span, JaxBits bits, long start) =>
        XlaScalar<double, XlaFloat64>.Uniforms(destination, low, span, bits, start);

    public static void Quantiles(Span<double> destination, double low, double span, double factor, JaxBits bits, long start) =>
        XlaScalar<double, XlaFloat64>.Quantiles(destination, low, span, factor, bits, start);

    public static void MultiplyAll(Span<double> values, double factor) => XlaScalar<double, XlaFloat64>.MultiplyAll(values, factor);

    public static double ErfInv(double x) => XlaErfInv64.Of(x);

    /// <remarks>The error function is the C library's.</remarks>
    public static double ErfOfBound(double bound) => CMath.Erf(bound * HalfOfSqrt2);

    public static double Above(double value) => Math.BitIncrement(value);

    public static double Below(double value) => Math.BitDecrement(value);

    public static double Clamp(double value, double low, double high) => Flush(Math.Min(Math.Max(value, low), high));

    private static double Flush(double value) => Math.Abs(value) < SmallestNormal ? Math.CopySign(0, value) : value;
}
