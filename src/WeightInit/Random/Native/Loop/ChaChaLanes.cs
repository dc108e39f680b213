using System.Runtime.CompilerServices;

namespace WeightInit.Native;

/// <summary>The ChaCha block function, as many blocks at once as there are lanes.</summary>
internal static unsafe class ChaChaLanes<TLanes, TWord, TReal>
    where TLanes : ILanes32<TWord, TReal>
    where TWord : unmanaged
    where TReal : unmanaged
{
    /// <summary>The rounds of our stream.</summary>
    private const int Rounds = 8;

    /// <summary>Writes the words of blocks 16 · group to 16 · group + 15: word w of block l at [16 · w + l].</summary>
    /// <param name="key">Eight words.</param>
    /// <param name="group">The number of the sixteen blocks.</param>
    /// <param name="words">Room for 256.</param>
    /// <param name="rounds">8 for our stream; 20 is RFC 8439's.</param>
    /// <param name="nonce">Words 14 and 15, low one first; 0 for our stream.</param>
    internal static void Group(uint* key, ulong group, uint* words, int rounds = Rounds, ulong nonce = 0)
    {
        if (TLanes.HasManyRegisters)
            Whole(key, group, words, rounds, nonce);
        else
            Frugal(key, group, words, rounds, nonce);
    }

    /// <summary>All sixteen words of state in registers, four quarter rounds abreast.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Whole(uint* key, ulong group, uint* words, int rounds, ulong nonce)
    {
        for (int lane = 0; lane < 16; lane += TLanes.Count)
        {
            ulong block = (16 * group) + (uint)lane;

            // A group's counters share all but the low four bits, so the low word never carries within it.
            TWord counter = TLanes.Sequence((uint)block);
            TWord x0 = TLanes.Word(0x61707865), x1 = TLanes.Word(0x3320646e), x2 = TLanes.Word(0x79622d32), x3 = TLanes.Word(0x6b206574);
            TWord x4 = TLanes.Word(key[0]), x5 = TLanes.Word(key[1]), x6 = TLanes.Word(key[2]), x7 = TLanes.Word(key[3]);
            TWord x8 = TLanes.Word(key[4]), x9 = TLanes.Word(key[5]), x10 = TLanes.Word(key[6]), x11 = TLanes.Word(key[7]);
            TWord x12 = counter, x13 = TLanes.Word((uint)(block >> 32)), x14 = TLanes.Word((uint)nonce), x15 = TLanes.Word((uint)(nonce >> 32));
            for (int round = 0; round < rounds; round += 2)
            {
                FourQuarterRounds(
                    ref x0, ref x1, ref x2, ref x3, ref x4, ref x5, ref x6, ref x7,
                    ref x8, ref x9, ref x10, ref x11, ref x12, ref x13, ref x14, ref x15);
                FourQuarterRounds(
                    ref x0, ref x1, ref x2, ref x3, ref x5, ref x6, ref x7, ref x4,
                    ref x10, ref x11, ref x8, ref x9, ref x15, ref x12, ref x13, ref x14);
            }

            uint* to = words + lane;
            TLanes.Store(TLanes.Add(x0, TLanes.Word(0x61707865)), to);
            TLanes.Store(TLanes.Add(x1, TLanes.Word(0x3320646e)), to + 16);
            TLanes.Store(TLanes.Add(x2, TLanes.Word(0x79622d32)), to + 32);
            TLanes.Store(TLanes.Add(x3, TLanes.Word(0x6b206574)), to + 48);
            TLanes.Store(TLanes.Add(x4, TLanes.Word(key[0])), to + 64);
            TLanes.Store(TLanes.Add(x5, TLanes.Word(key[1])), to + 80);
            TLanes.Store(TLanes.Add(x6, TLanes.Word(key[2])), to + 96);
            TLanes.Store(TLanes.Add(x7, TLanes.Word(key[3])), to + 112);
            TLanes.Store(TLanes.Add(x8, TLanes.Word(key[4])), to + 128);
            TLanes.Store(TLanes.Add(x9, TLanes.Word(key[5])), to + 144);
            TLanes.Store(TLanes.Add(x10, TLanes.Word(key[6])), to + 160);
            TLanes.Store(TLanes.Add(x11, TLanes.Word(key[7])), to + 176);
            TLanes.Store(TLanes.Add(x12, counter), to + 192);
            TLanes.Store(TLanes.Add(x13, TLanes.Word((uint)(block >> 32))), to + 208);
            TLanes.Store(TLanes.Add(x14, TLanes.Word((uint)nonce)), to + 224);
            TLanes.Store(TLanes.Add(x15, TLanes.Word((uint)(nonce >> 32))), to + 240);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FourQuarterRounds(
        ref TWord a0, ref TWord a1, ref TWord a2, ref TWord a3, ref TWord b0, ref TWord b1, ref TWord b2, ref TWord b3,
        ref TWord c0, ref TWord c1, ref TWord c2, ref TWord c3, ref TWord d0, ref TWord d1, ref TWord d2, ref TWord d3)
    {
        a0 = TLanes.Add(a0, b0);
        a1 = TLanes.Add(a1, b1);
        a2 = TLanes.Add(a2, b2);
        a3 = TLanes.Add(a3, b3);
        d0 = TLanes.RotateLeft16(TLanes.Xor(d0, a0));
        d1 = TLanes.RotateLeft16(TLanes.Xor(d1, a1));
        d2 = TLanes.RotateLeft16(TLanes.Xor(d2, a2));
        d3 = TLanes.RotateLeft16(TLanes.Xor(d3, a3));
        c0 = TLanes.Add(c0, d0);
        c1 = TLanes.Add(c1, d1);
        c2 = TLanes.Add(c2, d2);
        c3 = TLanes.Add(c3, d3);
        b0 = TLanes.RotateLeft12(TLanes.Xor(b0, c0));
        b1 = TLanes.RotateLeft12(TLanes.Xor(b1, c1));
        b2 = TLanes.RotateLeft12(TLanes.Xor(b2, c2));
        b3 = TLanes.RotateLeft12(TLanes.Xor(b3, c3));
        a0 = TLanes.Add(a0, b0);
        a1 = TLanes.Add(a1, b1);
        a2 = TLanes.Add(a2, b2);
        a3 = TLanes.Add(a3, b3);
        d0 = TLanes.RotateLeft8(TLanes.Xor(d0, a0));
        d1 = TLanes.RotateLeft8(TLanes.Xor(d1, a1));
        d2 = TLanes.RotateLeft8(TLanes.Xor(d2, a2));
        d3 = TLanes.RotateLeft8(TLanes.Xor(d3, a3));
        c0 = TLanes.Add(c0, d0);
        c1 = TLanes.Add(c1, d1);
        c2 = TLanes.Add(c2, d2);
        c3 = TLanes.Add(c3, d3);
        b0 = TLanes.RotateLeft7(TLanes.Xor(b0, c0));
        b1 = TLanes.RotateLeft7(TLanes.Xor(b1, c1));
        b2 = TLanes.RotateLeft7(TLanes.Xor(b2, c2));
        b3 = TLanes.RotateLeft7(TLanes.Xor(b3, c3));
    }

    /// <summary>
    /// Where there are sixteen registers in all: one quarter round after another, so that little lies between, and what is not in
    /// a register is read and written once in each.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Frugal(uint* key, ulong group, uint* words, int rounds, ulong nonce)
    {
        for (int lane = 0; lane < 16; lane += TLanes.Count)
        {
            ulong block = (16 * group) + (uint)lane;
            TWord a0 = TLanes.Word(0x61707865), a1 = TLanes.Word(0x3320646e), a2 = TLanes.Word(0x79622d32), a3 = TLanes.Word(0x6b206574);
            TWord b0 = TLanes.Word(key[0]), b1 = TLanes.Word(key[1]), b2 = TLanes.Word(key[2]), b3 = TLanes.Word(key[3]);
            TWord c0 = TLanes.Word(key[4]), c1 = TLanes.Word(key[5]), c2 = TLanes.Word(key[6]), c3 = TLanes.Word(key[7]);
            TWord d0 = TLanes.Sequence((uint)block), d1 = TLanes.Word((uint)(block >> 32)), d2 = TLanes.Word((uint)nonce), d3 = TLanes.Word((uint)(nonce >> 32));
            for (int round = 0; round < rounds; round += 2)
            {
                QuarterRound(ref a0, ref b0, ref c0, ref d0);
                QuarterRound(ref a1, ref b1, ref c1, ref d1);
                QuarterRound(ref a2, ref b2, ref c2, ref d2);
                QuarterRound(ref a3, ref b3, ref c3, ref d3);
                QuarterRound(ref a0, ref b1, ref c2, ref d3);
                QuarterRound(ref a1, ref b2, ref c3, ref d0);
                QuarterRound(ref a2, ref b3, ref c0, ref d1);
                QuarterRound(ref a3, ref b0, ref c1, ref d2);
            }

            uint* to = words + lane;
            TLanes.Store(TLanes.Add(a0, TLanes.Word(0x61707865)), to);
            TLanes.Store(TLanes.Add(a1, TLanes.Word(0x3320646e)), to + 16);
            TLanes.Store(TLanes.Add(a2, TLanes.Word(0x79622d32)), to + 32);
            TLanes.Store(TLanes.Add(a3, TLanes.Word(0x6b206574)), to + 48);
            TLanes.Store(TLanes.Add(b0, TLanes.Word(key[0])), to + 64);
            TLanes.Store(TLanes.Add(b1, TLanes.Word(key[1])), to + 80);
            TLanes.Store(TLanes.Add(b2, TLanes.Word(key[2])), to + 96);
            TLanes.Store(TLanes.Add(b3, TLanes.Word(key[3])), to + 112);
            TLanes.Store(TLanes.Add(c0, TLanes.Word(key[4])), to + 128);
            TLanes.Store(TLanes.Add(c1, TLanes.Word(key[5])), to + 144);
            TLanes.Store(TLanes.Add(c2, TLanes.Word(key[6])), to + 160);
            TLanes.Store(TLanes.Add(c3, TLanes.Word(key[7])), to + 176);
            TLanes.Store(TLanes.Add(d0, TLanes.Sequence((uint)block)), to + 192);
            TLanes.Store(TLanes.Add(d1, TLanes.Word((uint)(block >> 32))), to + 208);
            TLanes.Store(TLanes.Add(d2, TLanes.Word((uint)nonce)), to + 224);
            TLanes.Store(TLanes.Add(d3, TLanes.Word((uint)(nonce >> 32))), to + 240);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void QuarterRound(ref TWord a, ref TWord b, ref TWord c, ref TWord d)
    {
        a = TLanes.Add(a, b);
        d = TLanes.RotateLeft16(TLanes.Xor(d, a));
        TWord sum = TLanes.Add(c, d);
        b = TLanes.RotateLeft12(TLanes.Xor(b, sum));
        a = TLanes.Add(a, b);
        d = TLanes.RotateLeft8(TLanes.Xor(d, a));
        sum = TLanes.Add(sum, d);
        c = sum;
        b = TLanes.RotateLeft7(TLanes.Xor(b, sum));
    }
}
