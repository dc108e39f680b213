using System.Runtime.CompilerServices;
using WeightInit.Native;

namespace WeightInit.TensorFlowCpu;

/// <summary>
/// The words of 64 blocks of Philox at a time, block after block. A word lies in the low half of a 64-bit lane, whose upper half the
/// multiplication does not see; two vectors of counters side by side hide what a product takes.
/// </summary>
internal unsafe readonly struct PhiloxWords<TLanes, TWord, TReal> : IWordSource<uint>
    where TLanes : ILanes64<TWord, TReal>
    where TWord : unmanaged
    where TReal : unmanaged
{
    private const int Blocks = VectorWidth.GroupSize / 4;

    public static int GroupSize => VectorWidth.GroupSize;

    /// <param name="key">Two words of key, then the four of the counter of block 0, the low ones first.</param>
    /// <param name="group">The number of the 64 blocks.</param>
    /// <param name="words">Room for 256.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Group(uint* key, ulong group, uint* words)
    {
        ulong* start = (ulong*)(key + 2);
        UInt128 first = new UInt128(start[1], start[0]) + ((UInt128)group * Blocks);
        if ((ulong)first > ulong.MaxValue - Blocks)
        {
            Carrying(*(ulong*)key, first, words);
            return;
        }

        ulong low = (ulong)first;
        ulong high = (ulong)(first >> 64);
        for (int i = 0; i < Blocks; i += 2 * TLanes.Count)
        {
            TWord a0 = Counters(low + (ulong)i), b0 = Counters(low + (ulong)(i + TLanes.Count));
            TWord a1 = TLanes.ShiftRight(a0, 32), b1 = TLanes.ShiftRight(b0, 32);
            TWord a2 = TLanes.Word((uint)high), b2 = a2;
            TWord a3 = TLanes.Word(high >> 32), b3 = a3;
            (uint k0, uint k1) = (key[0], key[1]);
            for (int round = 0; round < Philox4x32.Rounds; round++)
            {
                Round(ref a0, ref a1, ref a2, ref a3, k0, k1);
                Round(ref b0, ref b1, ref b2, ref b3, k0, k1);
                k0 += Philox4x32.Increment0;
                k1 += Philox4x32.Increment1;
            }

            ulong* to = (ulong*)(words + (4 * i));
            TLanes.StoreInterleaved(Pair(a0, a1), Pair(a2, a3), to);
            TLanes.StoreInterleaved(Pair(b0, b1), Pair(b2, b3), to + (2 * TLanes.Count));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TWord Counters(ulong first) => TLanes.Sequence(first);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Round(ref TWord c0, ref TWord c1, ref TWord c2, ref TWord c3, uint k0, uint k1)
    {
        TWord product0 = TLanes.MultiplyLow(TLanes.Word(Philox4x32.Multiplier0), c0);
        TWord product1 = TLanes.MultiplyLow(TLanes.Word(Philox4x32.Multiplier1), c2);
        c0 = TLanes.Xor(TLanes.Xor(TLanes.ShiftRight(product1, 32), c1), TLanes.Word(k0));
        c1 = product1;
        c2 = TLanes.Xor(TLanes.Xor(TLanes.ShiftRight(product0, 32), c3), TLanes.Word(k1));
        c3 = product0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TWord Pair(TWord low, TWord high) => TLanes.Or(TLanes.And(low, TLanes.Word(uint.MaxValue)), TLanes.ShiftLeft(high, 32));

    // Where the counter passes 2^64.
    private static void Carrying(ulong key, UInt128 first, uint* words)
    {
        for (int i = 0; i < Blocks; i++)
        {
            uint* to = words + (4 * i);
            (to[0], to[1], to[2], to[3]) = new Philox4x32(key).Block(unchecked(first + (uint)i));
        }
    }
}
