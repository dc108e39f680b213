using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using WeightInit.Native;

namespace WeightInit.Xla;

/// <summary>
/// The partitionable bits of JAX: element i is the exclusive or of the two words of Threefry's block of counter (i / 2^32, i mod 2^32).
/// </summary>
/// <remarks>Four vectors of counters side by side: each round waits for the one before, so one alone would leave the processor idle.</remarks>
internal unsafe readonly struct ThreefryWords<TLanes, TWord, TReal> : IWordSource<uint>
    where TLanes : ILanes32<TWord, TReal>
    where TWord : unmanaged
    where TReal : unmanaged
{
    public static int GroupSize => VectorWidth.GroupSize;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Group(uint* key, ulong group, uint* words)
    {
        ulong first = group * VectorWidth.GroupSize;
        uint key2 = key[0] ^ key[1] ^ Threefry2x32.Parity;
        for (int i = 0; i < VectorWidth.GroupSize; i += 4 * TLanes.Count)
        {
            TWord high = TLanes.Word((uint)(first >> 32) + key[0]);
            TWord a0 = high, b0 = high, c0 = high, d0 = high;
            uint low = (uint)first + (uint)i + key[1];
            TWord a1 = TLanes.Sequence(low), b1 = TLanes.Sequence(low + (uint)TLanes.Count);
            TWord c1 = TLanes.Sequence(low + (2 * (uint)TLanes.Count)), d1 = TLanes.Sequence(low + (3 * (uint)TLanes.Count));
            Odd(ref a0, ref a1, ref b0, ref b1, ref c0, ref c1, ref d0, ref d1, key[1], key2 + 1);
            Even(ref a0, ref a1, ref b0, ref b1, ref c0, ref c1, ref d0, ref d1, key2, key[0] + 2);
            Odd(ref a0, ref a1, ref b0, ref b1, ref c0, ref c1, ref d0, ref d1, key[0], key[1] + 3);
            Even(ref a0, ref a1, ref b0, ref b1, ref c0, ref c1, ref d0, ref d1, key[1], key2 + 4);
            Odd(ref a0, ref a1, ref b0, ref b1, ref c0, ref c1, ref d0, ref d1, key2, key[0] + 5);
            uint* to = words + i;
            TLanes.Store(TLanes.Xor(a0, a1), to);
            TLanes.Store(TLanes.Xor(b0, b1), to + TLanes.Count);
            TLanes.Store(TLanes.Xor(c0, c1), to + (2 * TLanes.Count));
            TLanes.Store(TLanes.Xor(d0, d1), to + (3 * TLanes.Count));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Odd(
        ref TWord a0, ref TWord a1, ref TWord b0, ref TWord b1, ref TWord c0, ref TWord c1, ref TWord d0, ref TWord d1, uint add0, uint add1)
    {
        Round(ref a0, ref a1, ref b0, ref b1, ref c0, ref c1, ref d0, ref d1, 13);
        Round(ref a0, ref a1, ref b0, ref b1, ref c0, ref c1, ref d0, ref d1, 15);
        Round(ref a0, ref a1, ref b0, ref b1, ref c0, ref c1, ref d0, ref d1, 26);
        Round(ref a0, ref a1, ref b0, ref b1, ref c0, ref c1, ref d0, ref d1, 6);
        Inject(ref a0, ref a1, ref b0, ref b1, ref c0, ref c1, ref d0, ref d1, add0, add1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Even(
        ref TWord a0, ref TWord a1, ref TWord b0, ref TWord b1, ref TWord c0, ref TWord c1, ref TWord d0, ref TWord d1, uint add0, uint add1)
    {
        Round(ref a0, ref a1, ref b0, ref b1, ref c0, ref c1, ref d0, ref d1, 17);
        Round(ref a0, ref a1, ref b0, ref b1, ref c0, ref c1, ref d0, ref d1, 29);
        Round(ref a0, ref a1, ref b0, ref b1, ref c0, ref c1, ref d0, ref d1, 16);
        Round(ref a0, ref a1, ref b0, ref b1, ref c0, ref c1, ref d0, ref d1, 24);
        Inject(ref a0, ref a1, ref b0, ref b1, ref c0, ref c1, ref d0, ref d1, add0, add1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Round(
        ref TWord a0, ref TWord a1, ref TWord b0, ref TWord b1, ref TWord c0, ref TWord c1, ref TWord d0, ref TWord d1,
        [ConstantExpected] byte rotation)
    {
        a0 = TLanes.Add(a0, a1);
        b0 = TLanes.Add(b0, b1);
        c0 = TLanes.Add(c0, c1);
        d0 = TLanes.Add(d0, d1);
        a1 = TLanes.Xor(TLanes.RotateLeft(a1, rotation), a0);
        b1 = TLanes.Xor(TLanes.RotateLeft(b1, rotation), b0);
        c1 = TLanes.Xor(TLanes.RotateLeft(c1, rotation), c0);
        d1 = TLanes.Xor(TLanes.RotateLeft(d1, rotation), d0);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Inject(
        ref TWord a0, ref TWord a1, ref TWord b0, ref TWord b1, ref TWord c0, ref TWord c1, ref TWord d0, ref TWord d1, uint add0, uint add1)
    {
        TWord first = TLanes.Word(add0);
        TWord second = TLanes.Word(add1);
        a0 = TLanes.Add(a0, first);
        b0 = TLanes.Add(b0, first);
        c0 = TLanes.Add(c0, first);
        d0 = TLanes.Add(d0, first);
        a1 = TLanes.Add(a1, second);
        b1 = TLanes.Add(b1, second);
        c1 = TLanes.Add(c1, second);
        d1 = TLanes.Add(d1, second);
    }
}
