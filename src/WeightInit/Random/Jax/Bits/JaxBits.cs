namespace WeightInit.Xla;

/// <summary>The random bits of one array: <c>jax.random.bits(key, shape, dtype)</c>, elements in row-major order.</summary>
internal abstract class JaxBits
{
    /// <summary>32 bits for each of the elements <paramref name="start"/>, <paramref name="start"/> + 1, ….</summary>
    internal abstract void Fill(Span<uint> destination, long start);

    /// <summary>64 bits for each.</summary>
    internal abstract void Fill(Span<ulong> destination, long start);

    /// <summary>16 bits for each.</summary>
    internal abstract void Fill(Span<ushort> destination, long start);

    /// <summary>8 bits for each.</summary>
    internal abstract void Fill(Span<byte> destination, long start);
}
