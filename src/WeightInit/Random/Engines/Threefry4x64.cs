using System.Numerics;

namespace WeightInit;

/// <summary>
/// Threefry-4x64 with 20 rounds: four words of key and four of counter to four random words of 64 bits. The wide member of the
/// family of <see cref="Threefry2x32"/>; no stream draws from it yet.
/// </summary>
/// <remarks>
/// Salmon, Moraes, Dror, Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC11 (2011), section 4.2, with the rotations of
/// Threefish-256 (Ferguson and others, "The Skein hash function family", version 1.3, 2010, table 4).
/// </remarks>
internal static class Threefry4x64
{
    private const ulong Parity = 0x1BD11BDAA9FC1A22;

    /// <summary>The rotations of the two pairs of words in each of eight rounds.</summary>
    private static ReadOnlySpan<int> Rotations => [14, 16, 52, 57, 23, 40, 5, 37, 25, 33, 46, 12, 58, 22, 32, 32];

    /// <summary>Replaces the four words of a counter by the random words.</summary>
    internal static void Block(ReadOnlySpan<ulong> key, Span<ulong> words)
    {
        ReadOnlySpan<ulong> keys = [key[0], key[1], key[2], key[3], key[0] ^ key[1] ^ key[2] ^ key[3] ^ Parity];
        for (int i = 0; i < 4; i++)
            words[i] += keys[i];
        for (int round = 0; round < 20; round++)
        {
            // Every second round words 1 and 3 change places.
            (int near, int far) = round % 2 == 0 ? (1, 3) : (3, 1);
            Mix(ref words[0], ref words[near], Rotations[2 * (round % 8)]);
            Mix(ref words[2], ref words[far], Rotations[(2 * (round % 8)) + 1]);
            if (round % 4 == 3)
                Inject(keys, words, (round / 4) + 1);
        }
    }

    private static void Mix(ref ulong sum, ref ulong turned, int rotation)
    {
        sum += turned;
        turned = BitOperations.RotateLeft(turned, rotation) ^ sum;
    }

    private static void Inject(ReadOnlySpan<ulong> keys, Span<ulong> words, int group)
    {
        for (int i = 0; i < 4; i++)
            words[i] += keys[(group + i) % 5];
        words[3] += (ulong)group;
    }
}
