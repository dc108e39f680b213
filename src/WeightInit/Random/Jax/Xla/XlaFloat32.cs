using System.Numerics;

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

    public static void Uniforms(Span<float> destination, float low, float span, JaxBits bits, long start)
    {
        if (bits is PartitionableBits own)
            own.Fill(destination, new Fractions23(Flush(low), span), start);
        else
            XlaScalar<float, XlaFloat32>.Uniforms(destination, low, span, bits, start);
    }

    public static void Quantiles(Span<float> destination, float low, float span, float factor, JaxBits bits, long start)
    {
        if (bits is PartitionableBits own)
            own.Fill(destination, new Quantiles32(Flush(low), span, Flush(factor)), start);
        else
            XlaScalar<float, XlaFloat32>.Quantiles(destination, low, span, factor, bits, start);
    }

    public static void MultiplyAll(Span<float> values, float factor)
    {
        Vector<float> by = new(Flush(factor));
        Vector<int> sign = new(int.MinValue);
        int i = 0;
        for (; i <= values.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            Vector<float> product = new Vector<float>(values[i..]) * by;
            Vector<int> subnormal = Vector.LessThan(Vector.Abs(product), new Vector<float>(SmallestNormal));
            Vector.ConditionalSelect(subnormal, Vector.AsVectorSingle(Vector.AsVectorInt32(product) & sign), product).CopyTo(values[i..]);
        }

        for (; i < values.Length; i++)
            values[i] = Multiply(values[i], factor);
    }

    public static float ErfInv(float x) => XlaErfInv32.Of(x);

    public static float ErfOfBound(float bound) => XlaErf32.Of(bound * HalfOfSqrt2);

    public static float Above(float value) => MathF.BitIncrement(value);

    public static float Below(float value) => MathF.BitDecrement(value);

    public static float Clamp(float value, float low, float high) => Flush(MathF.Min(MathF.Max(value, low), high));

    /// <summary>XLA's threads read and write subnormals as 0.</summary>
    internal static float Flush(float value) => MathF.Abs(value) < SmallestNormal ? MathF.CopySign(0, value) : value;
}
