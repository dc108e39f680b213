namespace WeightInit;

/// <summary>
/// Philox4x64 with 10 rounds: a keyed bijection of a 256-bit counter. J. K. Salmon, M. A. Moraes, R. O. Dror, D. E. Shaw,
/// "Parallel Random Numbers: As Easy as 1, 2, 3", SC 2011.
/// </summary>
internal static class Philox4x64
{
    /// <summary>The number of words in a block.</summary>
    internal const int Words = 4;

    private const int Rounds = 10;
    private const ulong Multiplier0 = 0xD2E7470EE14C6C93;
    private const ulong Multiplier1 = 0xCA5A826395121157;
    private const ulong Weyl0 = 0x9E3779B97F4A7C15;
    private const ulong Weyl1 = 0xBB67AE8584CAA73B;

    /// <summary>The four words of a counter, the low word of the counter first.</summary>
    internal static void Block(ulong c0, ulong c1, ulong c2, ulong c3, ulong key0, ulong key1, Span<ulong> block)
    {
        for (int round = 0; round < Rounds; round++)
        {
            ulong high0 = Math.BigMul(Multiplier0, c0, out ulong low0);
            ulong high1 = Math.BigMul(Multiplier1, c2, out ulong low1);
            (c0, c1, c2, c3) = (high1 ^ c1 ^ key0, low1, high0 ^ c3 ^ key1, low0);
            key0 += Weyl0;
            key1 += Weyl1;
        }

        (block[0], block[1], block[2], block[3]) = (c0, c1, c2, c3);
    }
}
