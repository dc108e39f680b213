using System.Numerics;
using System.Runtime.CompilerServices;

namespace WeightInit;

/// <summary>
/// Threefry-2x32 with 20 rounds: two words of key and two of counter to two random words (Salmon, Moraes, Dror, Shaw 2011,
/// "Parallel Random Numbers: As Easy as 1, 2, 3").
/// </summary>
internal static class Threefry2x32
{
    /// <summary>What the third word of the key is made with.</summary>
    internal const uint Parity = 0x1BD11BDA;

    private static ReadOnlySpan<int> Rotations => [13, 15, 26, 6, 17, 29, 16, 24];

    /// <summary>One block.</summary>
    internal static (uint First, uint Second) Block(uint key0, uint key1, uint counter0, uint counter1)
    {
        ReadOnlySpan<uint> key = [key0, key1, key0 ^ key1 ^ Parity];
        uint x0 = counter0 + key0;
        uint x1 = counter1 + key1;
        for (int group = 1; group <= 5; group++)
        {
            foreach (int rotation in Rotations.Slice((group & 1) == 1 ? 0 : 4, 4))
            {
                x0 += x1;
                x1 = BitOperations.RotateLeft(x1, rotation) ^ x0;
            }

            x0 += key[group % 3];
            x1 += key[(group + 1) % 3] + (uint)group;
        }

        return (x0, x1);
    }

    /// <summary>As many blocks as a vector has lanes: lane by lane what <see cref="Block(uint, uint, uint, uint)"/> gives.</summary>
    internal static (Vector<uint> First, Vector<uint> Second) Block(uint key0, uint key1, Vector<uint> counter0, Vector<uint> counter1)
    {
        uint key2 = key0 ^ key1 ^ Parity;
        Vector<uint> x0 = counter0 + new Vector<uint>(key0);
        Vector<uint> x1 = counter1 + new Vector<uint>(key1);
        OddRounds(ref x0, ref x1, key1, key2 + 1);
        EvenRounds(ref x0, ref x1, key2, key0 + 2);
        OddRounds(ref x0, ref x1, key0, key1 + 3);
        EvenRounds(ref x0, ref x1, key1, key2 + 4);
        OddRounds(ref x0, ref x1, key2, key0 + 5);
        return (x0, x1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void OddRounds(ref Vector<uint> x0, ref Vector<uint> x1, uint add0, uint add1)
    {
        x0 += x1;
        x1 = ((x1 << 13) | (x1 >>> 19)) ^ x0;
        x0 += x1;
        x1 = ((x1 << 15) | (x1 >>> 17)) ^ x0;
        x0 += x1;
        x1 = ((x1 << 26) | (x1 >>> 6)) ^ x0;
        x0 += x1;
        x1 = ((x1 << 6) | (x1 >>> 26)) ^ x0;
        x0 += new Vector<uint>(add0);
        x1 += new Vector<uint>(add1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void EvenRounds(ref Vector<uint> x0, ref Vector<uint> x1, uint add0, uint add1)
    {
        x0 += x1;
        x1 = ((x1 << 17) | (x1 >>> 15)) ^ x0;
        x0 += x1;
        x1 = ((x1 << 29) | (x1 >>> 3)) ^ x0;
        x0 += x1;
        x1 = ((x1 << 16) | (x1 >>> 16)) ^ x0;
        x0 += x1;
        x1 = ((x1 << 24) | (x1 >>> 8)) ^ x0;
        x0 += new Vector<uint>(add0);
        x1 += new Vector<uint>(add1);
    }
}
