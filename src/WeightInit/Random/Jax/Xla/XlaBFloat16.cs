namespace WeightInit.Xla;

/// <summary>bfloat16 as XLA computes it: each operation in float32, then rounded.</summary>
internal readonly struct XlaBFloat16 : IXlaFloat<BFloat16>
{
    private const int FractionBits = 7;

    /// <summary>What bounds are multiplied by: the float32 next to the reciprocal of sqrt(2) in bfloat16.</summary>
    private const float HalfOfSqrt2 = 0.70718235f;

    public static BFloat16 Sqrt2 => BFloat16.FromBits(0x3fb5);

    public static BFloat16 Of(double value) => (BFloat16)(float)value;

    public static bool IsFinite(BFloat16 value) => float.IsFinite(value);

    /// <remarks>Eight random bits, of which the lowest is dropped.</remarks>
    public static void Fractions(Span<BFloat16> destination, JaxBits bits, long start)
    {
        Span<byte> bytes = stackalloc byte[XlaLaws.Chunk];
        bytes = bytes[..destination.Length];
        bits.Fill(bytes, start);
        for (int i = 0; i < bytes.Length; i++)
            destination[i] = (BFloat16)((bytes[i] >> (8 - FractionBits)) * (1f / (1 << FractionBits)));
    }

    public static BFloat16 Subtract(BFloat16 left, BFloat16 right) => Round(XlaFloat32.Subtract(left, right));

    public static BFloat16 Add(BFloat16 left, BFloat16 right) => Round(XlaFloat32.Add(left, right));

    public static BFloat16 Multiply(BFloat16 left, BFloat16 right) => Round(XlaFloat32.Multiply(left, right));

    public static BFloat16 Divide(BFloat16 left, BFloat16 right) => Round(XlaFloat32.Divide(left, right));

    public static BFloat16 Spread(BFloat16 fraction, BFloat16 low, BFloat16 span) =>
        Round(MathF.Max(XlaFloat32.Flush(low), Add(Multiply(fraction, span), low)));

    public static void Uniforms(Span<BFloat16> destination, BFloat16 low, BFloat16 span, JaxBits bits, long start) =>
        XlaScalar<BFloat16, XlaBFloat16>.Uniforms(destination, low, span, bits, start);

    public static void Quantiles(Span<BFloat16> destination, BFloat16 low, BFloat16 span, BFloat16 factor, JaxBits bits, long start) =>
        XlaScalar<BFloat16, XlaBFloat16>.Quantiles(destination, low, span, factor, bits, start);

    public static void MultiplyAll(Span<BFloat16> values, BFloat16 factor) => XlaScalar<BFloat16, XlaBFloat16>.MultiplyAll(values, factor);

    public static BFloat16 ErfInv(BFloat16 x) => Round(XlaErfInv32.Of(x));

    public static BFloat16 ErfOfBound(BFloat16 bound) => Round(XlaErf32.Of(Round(bound * HalfOfSqrt2)));

    public static BFloat16 Above(BFloat16 value) => RoundedTo.Above<BFloat16>((double)(float)value);

    public static BFloat16 Below(BFloat16 value) => RoundedTo.Below<BFloat16>((double)(float)value);

    public static BFloat16 Clamp(BFloat16 value, BFloat16 low, BFloat16 high) => Round(MathF.Min(MathF.Max(value, low), high));

    private static BFloat16 Round(float value) => (BFloat16)XlaFloat32.Flush(value);
}
