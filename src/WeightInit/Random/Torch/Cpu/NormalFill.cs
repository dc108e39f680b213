using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace WeightInit.TorchCpu;

/// <summary>
/// <c>Tensor.normal_(mean, std)</c>: one value after another in double where there are fewer than 16 or the view is not
/// contiguous; else blocks of 16, the first eight uniforms of a block with its last eight.
/// </summary>
internal static class NormalFill
{
    /// <summary>The number of elements from which on, and in which, contiguous memory is filled.</summary>
    internal const int Block = 16;

    /// <summary>Fills memory in order.</summary>
    /// <param name="source">The words.</param>
    /// <param name="values">All of it is written.</param>
    /// <param name="mean">The mean.</param>
    /// <param name="std">The standard deviation.</param>
    /// <param name="contiguous">Whether PyTorch sees a contiguous tensor.</param>
    /// <exception cref="ArgumentException">PyTorch refuses the standard deviation.</exception>
    /// <exception cref="NotSupportedException">The type's normals changed within the versions that the stream stands for.</exception>
    internal static void Fill<T>(Source source, Span<T> values, double mean, double std, bool contiguous)
        where T : unmanaged
    {
        if (!(std >= 0))
            throw new ArgumentException($"normal_(mean={mean}, std={std}): PyTorch refuses it, std is 0 or more.");
        if (typeof(T) == typeof(Half) && source.Version == TorchVersion.V2_0)
            throw new NotSupportedException("normal_ in float16 changed between PyTorch 2.0 and 2.11, so torch-2.0 does not draw it; torch-1.13 and torch-2.13 do.");
        if (!contiguous || values.Length < Block)
            OneByOne(source, values, mean, std);
        else if (typeof(T) == typeof(float))
            Blocks(source, MemoryMarshal.Cast<T, float>(values), (float)mean, (float)std);
        else if (typeof(T) == typeof(double))
            Blocks(source, MemoryMarshal.Cast<T, double>(values), mean, std);
        else if (source.Version == TorchVersion.V2_13)
            BlocksByFloat(source, values, (float)mean, (float)std);
        else
            ShortNormalFill.Blocks(source, values, mean, std);
    }

    private static void OneByOne<T>(Source source, Span<T> values, double mean, double std)
        where T : unmanaged
    {
        for (int i = 0; i < values.Length; i++)
            values[i] = Cast.To<T>(Math.FusedMultiplyAdd(source.NextNormal(), std, mean));
    }

    // All uniforms first; then the last 16 values, where they are no whole block, are drawn anew.
    private static void Blocks(Source source, Span<float> values, float mean, float std)
    {
        source.Normals(values[..(values.Length / Block * Block)], mean, std);
        if (values.Length % Block == 0)
            return;
        source.Engine.Skip(values.Length % Block);
        source.Normals(values[^Block..], mean, std);
    }

    private static void Blocks(Source source, Span<double> values, double mean, double std)
    {
        source.Uniforms(values, 0, 1);
        for (int i = 0; i + Block <= values.Length; i += Block)
            Transform(values.Slice(i, Block), mean, std);
        if (values.Length % Block == 0)
            return;
        Span<double> tail = values[^Block..];
        source.Uniforms(tail, 0, 1);
        Transform(tail, mean, std);
    }

    private static void Transform(Span<double> block, double mean, double std)
    {
        for (int i = 0; i < Block / 2; i++)
        {
            double radius = Math.Sqrt(-2 * CMath.Log(1 - block[i]));
            double theta = 2 * Math.PI * block[i + (Block / 2)];
            block[i] = Math.FusedMultiplyAdd(radius * CMath.Cos(theta), std, mean);
            block[i + (Block / 2)] = Math.FusedMultiplyAdd(radius * CMath.Sin(theta), std, mean);
        }
    }

    // From 2.13 on the 16-bit types take float32 blocks, rounded once; the tail takes the words right after the last whole block.
    [SkipLocalsInit]
    private static void BlocksByFloat<T>(Source source, Span<T> values, float mean, float std)
        where T : unmanaged
    {
        Span<float> exact = stackalloc float[Mt19937.Stretch];
        int whole = values.Length / Block * Block;
        for (int i = 0; i < whole; i += exact.Length)
            Draw(values[i..Math.Min(whole, i + exact.Length)], exact);
        if (whole < values.Length)
            Draw(values[^Block..], exact);

        void Draw(Span<T> destination, Span<float> exact)
        {
            exact = exact[..destination.Length];
            source.Normals(exact, mean, std);
            Cast.All(exact, destination);
        }
    }
}
