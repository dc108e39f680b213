namespace WeightInit.Xla;

/// <summary>float32 as XLA computes it.</summary>
internal readonly struct XlaFloat32 : IXlaFloat<float>
{
    private const int FractionBits = 23;
    private const float SmallestNormal = 1.17549435e-38f;
    private const float HalfOfSqrt2 = 0.70710677f;

    public static float Sqrt2 => 1.41421354f;

    public static float Of(double value) => (float)value;

    public static bool IsFinite(float value) => float.IsFinite(value);

    public static void Fractions(Span<float> destination, JaxBits bits, long start)
    {
        Span<uint> words = stackalloc uint[XlaLaws.Chunk];
        words = words[..destination.Length];
        bits.Fill(words, start);
        for (int i = 0; i < words.Length; i++)
            destination[i] = (int)(words[i] >> (32 - FractionBits)) * (1f / (1 << FractionBits));
    }

    public static float Subtract(float left, float right) => Flush(Flush(left) - Flush(right));

    public static float Add(float left, float right) => Flush(left + Flush(right));

    public static float Multiply(float left, float right) => Flush(left * Flush(right));

    public static float Divide(float left, float right) => Flush(left / Flush(right));

    public static float Spread(float fraction, float low, float span) =>
        Flush(MathF.Max(Flush(low), MathF.FusedMultiplyAdd(fraction, span, Flush(low))));

    public static float ErfInv(float x) => XlaErfInv32.Of(x);

    public static float ErfOfBound(float bound) => XlaErf32.Of(bound * HalfOfSqrt2);

    public static float Above(float value) => MathF.BitIncrement(value);

    public static float Below(float value) => MathF.BitDecrement(value);

    public static float Clamp(float value, float low, float high) => Flush(MathF.Min(MathF.Max(value, low), high));

    /// <summary>XLA's threads read and write subnormals as 0.</summary>
    internal static float Flush(float value) => MathF.Abs(value) < SmallestNormal ? MathF.CopySign(0, value) : value;
}
