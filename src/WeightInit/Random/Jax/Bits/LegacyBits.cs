namespace WeightInit.Xla;

/// <summary>
/// Bits without <c>jax_threefry_partitionable</c>: the words that an array takes are counted 0, 1, … m - 1, a 0 is appended
/// where m is odd, and word i of the first half is hashed with word i of the second; the outputs stand in the places of the
/// counts. An element therefore depends on how many there are.
/// </summary>
/// <remarks>8 and 16 bits are parts of the words, the low ones first; the high half of 64 bits is in the first half of the words.</remarks>
internal sealed class LegacyBits(uint key0, uint key1, long total) : JaxBits
{
    internal override void Fill(Span<uint> destination, long start)
    {
        for (int i = 0; i < destination.Length; i++)
            destination[i] = Word(start + i, total);
    }

    internal override void Fill(Span<ulong> destination, long start)
    {
        for (int i = 0; i < destination.Length; i++)
        {
            (uint a, uint b) = Threefry2x32.Block(key0, key1, (uint)(start + i), (uint)(total + start + i));
            destination[i] = ((ulong)a << 32) | b;
        }
    }

    internal override void Fill(Span<ushort> destination, long start)
    {
        for (int i = 0; i < destination.Length; i++)
            destination[i] = (ushort)(Word((start + i) / 2, (total + 1) / 2) >> (int)(16 * ((start + i) % 2)));
    }

    internal override void Fill(Span<byte> destination, long start)
    {
        for (int i = 0; i < destination.Length; i++)
            destination[i] = (byte)(Word((start + i) / 4, (total + 3) / 4) >> (int)(8 * ((start + i) % 4)));
    }

    private uint Word(long index, long words)
    {
        long half = (words + 1) / 2;
        long pair = index < half ? index : index - half;
        long partner = pair + half < words ? pair + half : 0;
        (uint a, uint b) = Threefry2x32.Block(key0, key1, (uint)pair, (uint)partner);
        return index < half ? a : b;
    }
}
