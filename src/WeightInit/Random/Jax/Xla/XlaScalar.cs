namespace WeightInit.Xla;

/// <summary>The laws one element after another: what vectors equal, and what types without a kernel take.</summary>
internal static class XlaScalar<T, TXla>
    where T : unmanaged
    where TXla : IXlaFloat<T>
{
    internal static void Uniforms(Span<T> destination, T low, T span, JaxBits bits, long start)
    {
        for (; !destination.IsEmpty; destination = destination[Math.Min(XlaLaws.Chunk, destination.Length)..], start += XlaLaws.Chunk)
        {
            Span<T> part = destination[..Math.Min(XlaLaws.Chunk, destination.Length)];
            TXla.Fractions(part, bits, start);
            foreach (ref T value in part)
                value = TXla.Spread(value, low, span);
        }
    }

    internal static void Quantiles(Span<T> destination, T low, T span, T factor, JaxBits bits, long start)
    {
        Uniforms(destination, low, span, bits, start);
        foreach (ref T value in destination)
            value = TXla.Multiply(TXla.ErfInv(value), factor);
    }

    internal static void MultiplyAll(Span<T> values, T factor)
    {
        foreach (ref T value in values)
            value = TXla.Multiply(value, factor);
    }
}
