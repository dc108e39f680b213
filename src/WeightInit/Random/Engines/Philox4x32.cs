namespace WeightInit;

/// <summary>
/// Philox 4x32 with 10 rounds: four words, each a function of a 128-bit counter and a 64-bit key. TensorFlow stands on it.
/// </summary>
/// <remarks>
/// Salmon, Moraes, Dror, Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC11 (2011), section 4.3; multipliers and key
/// increments of table 2 there.
/// </remarks>
/// <param name="key">The key; its low word is the first.</param>
internal readonly struct Philox4x32(ulong key)
{
    /// <summary>The rounds.</summary>
    internal const int Rounds = 10;
    /// <summary>The multiplier of the first word.</summary>
    internal const ulong Multiplier0 = 0xD2511F53;
    /// <summary>The multiplier of the third.</summary>
    internal const ulong Multiplier1 = 0xCD9E8D57;
    /// <summary>What the first word of the key grows by each round.</summary>
    internal const uint Increment0 = 0x9E3779B9;
    /// <summary>What the second grows by.</summary>
    internal const uint Increment1 = 0xBB67AE85;

    /// <summary>The four words of a counter, whose lowest 32 bits are its first word.</summary>
    internal (uint First, uint Second, uint Third, uint Fourth) Block(UInt128 counter)
    {
        (ulong low, ulong high) = ((ulong)counter, (ulong)(counter >> 64));
        (uint c0, uint c1, uint c2, uint c3) = ((uint)low, (uint)(low >> 32), (uint)high, (uint)(high >> 32));
        (uint k0, uint k1) = ((uint)key, (uint)(key >> 32));
        for (int round = 0; round < Rounds; round++)
        {
            ulong product0 = Multiplier0 * c0;
            ulong product1 = Multiplier1 * c2;
            c0 = (uint)(product1 >> 32) ^ c1 ^ k0;
            c1 = (uint)product1;
            c2 = (uint)(product0 >> 32) ^ c3 ^ k1;
            c3 = (uint)product0;
            k0 += Increment0;
            k1 += Increment1;
        }

        return (c0, c1, c2, c3);
    }
}
