namespace WeightInit.Xla;

/// <summary>float16 as XLA computes it on a CPU that has no arithmetic of its own for it: each operation in float32, then rounded.</summary>
internal readonly struct XlaFloat16 : IXlaFloat<Half>
{
    private const int FractionBits = 10;

    public static Half Sqrt2 => BitConverter.UInt16BitsToHalf(0x3da8);

    public static Half Of(double value) => (Half)value;

    public static bool IsFinite(Half value) => Half.IsFinite(value);

    public static void Fractions(Span<Half> destination, JaxBits bits, long start)
    {
        Span<ushort> words = stackalloc ushort[XlaLaws.Chunk];
        words = words[..destination.Length];
        bits.Fill(words, start);
        for (int i = 0; i < words.Length; i++)
            destination[i] = (Half)((words[i] >> (16 - FractionBits)) * (1f / (1 << FractionBits)));
    }

    public static Half Subtract(Half left, Half right) => (Half)((float)left - (float)right);

    public static Half Add(Half left, Half right) => (Half)((float)left + (float)right);

    public static Half Multiply(Half left, Half right) => (Half)((float)left * (float)right);

    public static Half Divide(Half left, Half right) => (Half)((float)left / (float)right);

    public static Half Spread(Half fraction, Half low, Half span) => Half.Max(low, Add(Multiply(fraction, span), low));

    public static void Uniforms(Span<Half> destination, Half low, Half span, JaxBits bits, long start) =>
        XlaScalar<Half, XlaFloat16>.Uniforms(destination, low, span, bits, start);

    public static void Quantiles(Span<Half> destination, Half low, Half span, Half factor, JaxBits bits, long start) =>
        XlaScalar<Half, XlaFloat16>.Quantiles(destination, low, span, factor, bits, start);

    public static void MultiplyAll(Span<Half> values, Half factor) => XlaScalar<Half, XlaFloat16>.MultiplyAll(values, factor);

    public static Half ErfInv(Half x) => (Half)XlaErfInv32.Of((float)x);

    public static Half ErfOfBound(Half bound) => (Half)XlaErf32.Of((float)Divide(bound, Sqrt2));

    public static Half Above(Half value) => Half.BitIncrement(value);

    public static Half Below(Half value) => Half.BitDecrement(value);

    public static Half Clamp(Half value, Half low, Half high) => Half.Min(Half.Max(value, low), high);
}
