using System.Runtime.InteropServices;

namespace WeightInit.Xla;

/// <summary>Laws of independent elements, drawn as <c>jax.random</c> draws them and then scaled and moved as a program does.</summary>
internal static class XlaLaws
{
    /// <summary>Elements that are drawn at a time.</summary>
    internal const int Chunk = 512;

    /// <summary>Elements that stay in the first-level cache while they are scaled and moved.</summary>
    private const int Stretch = 4096;

    /// <summary>Draws elements <paramref name="start"/>, … of an array.</summary>
    /// <param name="destination">Where they go.</param>
    /// <param name="law">Their law.</param>
    /// <param name="bits">The bits of the array.</param>
    /// <param name="start">The flat index of the first.</param>
    /// <param name="insideJit">Whether the draw and its scaling are compiled as one.</param>
    internal static void Fill<T>(Span<T> destination, Distribution law, JaxBits bits, long start, bool insideJit)
        where T : unmanaged
    {
        do
        {
            Span<T> part = destination[..Math.Min(Stretch, destination.Length)];
            FillStretch(part, law, bits, start, insideJit);
            destination = destination[part.Length..];
            start += part.Length;
        }
        while (!destination.IsEmpty);
    }

    private static void FillStretch<T>(Span<T> destination, Distribution law, JaxBits bits, long start, bool insideJit)
        where T : unmanaged
    {
        switch (DTypes.Of<T>())
        {
            case DType.Float32:
                XlaLaw<float, XlaFloat32>.Fill(MemoryMarshal.Cast<T, float>(destination), law, bits, start, insideJit);
                break;
            case DType.Float64:
                XlaLaw<double, XlaFloat64>.Fill(MemoryMarshal.Cast<T, double>(destination), law, bits, start, insideJit);
                break;
            case DType.BFloat16:
                XlaLaw<BFloat16, XlaBFloat16>.Fill(MemoryMarshal.Cast<T, BFloat16>(destination), law, bits, start, insideJit);
                break;
            default:
                XlaLaw<Half, XlaFloat16>.Fill(MemoryMarshal.Cast<T, Half>(destination), law, bits, start, insideJit);
                break;
        }
    }

    /// <summary>Each value times a factor, rounded.</summary>
    internal static void Multiply<T>(Span<T> values, double factor, string what)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
            XlaLaw<float, XlaFloat32>.Multiply(MemoryMarshal.Cast<T, float>(values), factor, what);
        else
            XlaLaw<double, XlaFloat64>.Multiply(MemoryMarshal.Cast<T, double>(values), factor, what);
    }
}
