using System.Runtime.InteropServices;

namespace WeightInit.TorchCpu;

/// <summary>
/// The blocks of <c>normal_</c> in bfloat16 and float16 before 2.12: uniforms of 8 and 11 bits; bfloat16 rounds after every
/// operation, float16 rounds the radius, the angle and the result.
/// </summary>
internal static class ShortNormalFill
{
    /// <summary>Fills contiguous memory of 16 elements or more.</summary>
    internal static void Blocks<T>(Source source, Span<T> values, double mean, double std)
        where T : unmanaged
    {
        if (typeof(T) == typeof(BFloat16))
            Blocks(source, MemoryMarshal.Cast<T, BFloat16>(values), (BFloat16)(float)mean, (BFloat16)(float)std);
        else
            Blocks(source, MemoryMarshal.Cast<T, Half>(values), (Half)(float)mean, (Half)(float)std);
    }

    private static void Blocks(Source source, Span<BFloat16> values, BFloat16 mean, BFloat16 std)
    {
        const int Bits = 8;
        const int Block = NormalFill.Block;
        for (int i = 0; i < values.Length; i++)
            values[i] = (BFloat16)source.NextShort(Bits);
        for (int i = 0; i + Block <= values.Length; i += Block)
            Transform(values.Slice(i, Block), mean, std);
        if (values.Length % Block == 0)
            return;
        Span<BFloat16> tail = values[^Block..];
        for (int i = 0; i < Block; i++)
            tail[i] = (BFloat16)source.NextShort(Bits);
        Transform(tail, mean, std);
    }

    private static void Transform(Span<BFloat16> block, BFloat16 mean, BFloat16 std)
    {
        const int Pairs = NormalFill.Block / 2;
        for (int i = 0; i < Pairs; i++)
        {
            BFloat16 log = (BFloat16)CMath.Log((BFloat16)(1 - block[i]));
            BFloat16 radius = (BFloat16)MathF.Sqrt((BFloat16)(-2 * log));
            BFloat16 theta = (BFloat16)(float)(2 * Math.PI * block[i + Pairs]);
            block[i] = Affine((BFloat16)CMath.Cos((float)theta));
            block[i + Pairs] = Affine((BFloat16)CMath.Sin((float)theta));

            BFloat16 Affine(BFloat16 part) => (BFloat16)((BFloat16)((BFloat16)(radius * part) * std) + mean);
        }
    }

    private static void Blocks(Source source, Span<Half> values, Half mean, Half std)
    {
        const int Bits = 11;
        const int Block = NormalFill.Block;
        for (int i = 0; i < values.Length; i++)
            values[i] = (Half)source.NextShort(Bits);
        for (int i = 0; i + Block <= values.Length; i += Block)
            Transform(values.Slice(i, Block), (float)mean, (float)std);
        if (values.Length % Block == 0)
            return;
        Span<Half> tail = values[^Block..];
        for (int i = 0; i < Block; i++)
            tail[i] = (Half)source.NextShort(Bits);
        Transform(tail, (float)mean, (float)std);
    }

    private static void Transform(Span<Half> block, float mean, float std)
    {
        const int Pairs = NormalFill.Block / 2;
        for (int i = 0; i < Pairs; i++)
        {
            float u1 = (float)(Half)(1 - (float)block[i]);
            float radius = (float)(Half)MathF.Sqrt(-2 * CMath.Log(u1));
            float theta = (float)(Half)(float)(2 * Math.PI * (double)block[i + Pairs]);
            block[i] = (Half)MathF.FusedMultiplyAdd(radius * CMath.Cos(theta), std, mean);
            block[i + Pairs] = (Half)MathF.FusedMultiplyAdd(radius * CMath.Sin(theta), std, mean);
        }
    }
}
