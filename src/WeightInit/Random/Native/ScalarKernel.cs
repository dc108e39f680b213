namespace WeightInit.Native;

/// <summary>Words and their transforms one element at a time: the reference that every vector kernel must equal.</summary>
internal static class ScalarKernel
{
    /// <summary>Elements of a 32-bit type that share a group of sixteen blocks.</summary>
    internal const int Group32 = 256;

    /// <summary>Elements of a 64-bit type that share a group of sixteen blocks.</summary>
    internal const int Group64 = 128;

    /// <summary>All words of a group: word w of block 16g + l at [w * 16 + l], which is the 32-bit element order.</summary>
    internal static void GroupWords(ReadOnlySpan<uint> key, ulong group, Span<uint> words)
    {
        Span<uint> block = stackalloc uint[ChaCha.BlockWords];
        for (int l = 0; l < 16; l++)
        {
            ChaCha.Block(key, (16 * group) + (uint)l, block);
            for (int w = 0; w < ChaCha.BlockWords; w++)
                words[(16 * w) + l] = block[w];
        }
    }

    /// <summary>Point 6: the top 24 bits, one FMA, kept below high.</summary>
    internal static float Uniform(uint word, float low, float scale, float largest) =>
        MathF.Min(MathF.FusedMultiplyAdd(word >> 8, scale, low), largest);

    /// <summary>Point 7: the top 53 bits, one FMA, kept below high.</summary>
    internal static double Uniform(ulong word, double low, double scale, double largest) =>
        Math.Min(Math.FusedMultiplyAdd(word >> 11, scale, low), largest);

    /// <summary>Point 8: the quantile of the unit law.</summary>
    internal static float Quantile(uint word, float[] table)
    {
        uint k = word & 0x7FFF_FFFF;
        int slot;
        float v;
        if (k >= 0x4000_0000)
        {
            slot = QuantileTable.CentreSlot;
            v = ((float)(0x7FFF_FFFF - k) + 0.5f) * -4.656612873077393e-10f;
        }
        else
        {
            uint bits = BitConverter.SingleToUInt32Bits((float)k + 0.5f);
            slot = (int)((bits >> 23) & 31);
            v = BitConverter.UInt32BitsToSingle((bits & 0x007F_FFFF) | 0x3F80_0000) - 1.5f;
        }

        ReadOnlySpan<float> c = table.AsSpan((int)(((word >> 31) * QuantileTable.Slots) + slot) * QuantileTable.Terms, QuantileTable.Terms);
        float r = c[7];
        for (int j = 6; j >= 0; j--)
            r = MathF.FusedMultiplyAdd(r, v, c[j]);
        return r;
    }
}
