using System.Numerics;

namespace WeightInit.Native;

/// <summary>The ChaCha block function, one block at a time: the reference that every vector kernel must equal.</summary>
internal static class ChaCha
{
    /// <summary>The number of rounds of our stream.</summary>
    internal const int Rounds = 8;

    /// <summary>Words in a block.</summary>
    internal const int BlockWords = 16;

    /// <summary>Writes the sixteen words of block <paramref name="counter"/>.</summary>
    /// <param name="key">Eight words.</param>
    /// <param name="counter">The 64-bit block number, in words 12 and 13.</param>
    /// <param name="output">Sixteen words.</param>
    /// <param name="rounds">8 for our stream; 20 is RFC 8439's.</param>
    /// <param name="nonce">Words 14 and 15, low one first; 0 for our stream.</param>
    internal static void Block(ReadOnlySpan<uint> key, ulong counter, Span<uint> output, int rounds = Rounds, ulong nonce = 0)
    {
        Span<uint> input =
        [
            0x61707865, 0x3320646e, 0x79622d32, 0x6b206574,
            key[0], key[1], key[2], key[3], key[4], key[5], key[6], key[7],
            (uint)counter, (uint)(counter >> 32), (uint)nonce, (uint)(nonce >> 32),
        ];
        Span<uint> x = stackalloc uint[BlockWords];
        input.CopyTo(x);
        for (int round = 0; round < rounds; round += 2)
        {
            QuarterRound(ref x[0], ref x[4], ref x[8], ref x[12]);
            QuarterRound(ref x[1], ref x[5], ref x[9], ref x[13]);
            QuarterRound(ref x[2], ref x[6], ref x[10], ref x[14]);
            QuarterRound(ref x[3], ref x[7], ref x[11], ref x[15]);
            QuarterRound(ref x[0], ref x[5], ref x[10], ref x[15]);
            QuarterRound(ref x[1], ref x[6], ref x[11], ref x[12]);
            QuarterRound(ref x[2], ref x[7], ref x[8], ref x[13]);
            QuarterRound(ref x[3], ref x[4], ref x[9], ref x[14]);
        }

        for (int i = 0; i < BlockWords; i++)
            output[i] = x[i] + input[i];
    }

    private static void QuarterRound(ref uint a, ref uint b, ref uint c, ref uint d)
    {
        a += b;
        d = BitOperations.RotateLeft(d ^ a, 16);
        c += d;
        b = BitOperations.RotateLeft(b ^ c, 12);
        a += b;
        d = BitOperations.RotateLeft(d ^ a, 8);
        c += d;
        b = BitOperations.RotateLeft(b ^ c, 7);
    }
}
