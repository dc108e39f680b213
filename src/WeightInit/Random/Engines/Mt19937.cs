using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace WeightInit;

/// <summary>
/// The Mersenne Twister MT19937: 624 words of state, 32 bits a draw. NumPy, PyTorch and Python's <c>random</c> stand on it;
/// they differ in how they seed it and in what they make of its words.
/// </summary>
/// <remarks>
/// Matsumoto and Nishimura, "Mersenne Twister", ACM TOMACS 8 (1998) 3-30; seeding as their program of 2002-01-26 does it.
/// Integer operations only, so the words are the same at every vector width.
/// </remarks>
internal sealed class Mt19937
{
    /// <summary>The number of words in the state.</summary>
    internal const int Length = 624;

    private const int Middle = 397;
    private const uint Matrix = 0x9908B0DF;
    private const uint UpperBit = 0x80000000;
    private const uint LowerBits = 0x7FFFFFFF;

    private readonly uint[] _key = new uint[Length];
    private readonly uint[] _words = new uint[Length];
    private int _position = Length;

    private Mt19937()
    {
    }

    /// <summary>Seeded with one word: <c>init_genrand</c>.</summary>
    internal static Mt19937 FromWord(uint seed)
    {
        var engine = new Mt19937();
        engine.Spread(seed);
        return engine;
    }

    /// <summary>Seeded with any number of words, at least one: <c>init_by_array</c>.</summary>
    internal static Mt19937 FromWords(ReadOnlySpan<uint> seed)
    {
        var engine = new Mt19937();
        uint[] key = engine._key;
        engine.Spread(19650218);
        int i = 1;
        int j = 0;
        for (int step = Math.Max(Length, seed.Length); step > 0; step--)
        {
            key[i] = (key[i] ^ (Folded(key[i - 1]) * 1664525)) + seed[j] + (uint)j;
            i = Following(key, i);
            j = j + 1 == seed.Length ? 0 : j + 1;
        }

        for (int step = Length - 1; step > 0; step--)
        {
            key[i] = (key[i] ^ (Folded(key[i - 1]) * 1566083941)) - (uint)i;
            i = Following(key, i);
        }

        key[0] = UpperBit;
        return engine;
    }

    /// <summary>Continues from a saved state.</summary>
    /// <param name="key">The 624 words.</param>
    /// <param name="position">How many of them are used up, 0 to 624.</param>
    internal static Mt19937 FromState(ReadOnlySpan<uint> key, int position)
    {
        var engine = new Mt19937 { _position = position };
        key.CopyTo(engine._key);
        engine.Temper();
        return engine;
    }

    /// <summary>The 624 words of the state, before tempering.</summary>
    internal ReadOnlySpan<uint> Key => _key;

    /// <summary>How many words of the state are used up, 0 to 624.</summary>
    internal int Position => _position;

    /// <summary>Whether no word has been drawn since it was seeded with one word: the state still is that seed's.</summary>
    internal bool IsFresh
    {
        get
        {
            if (_position != Length)
                return false;
            for (int i = 1; i < Length; i++)
            {
                if (_key[i] != (1812433253 * Folded(_key[i - 1])) + (uint)i)
                    return false;
            }

            return true;
        }
    }

    /// <summary>The next word.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal uint Next()
    {
        if (_position == Length)
            Advance();
        return _words[_position++];
    }

    /// <summary>Two words as a double, uniform on [0, 1): (27 bits of the first · 2^26 + 26 bits of the second) / 2^53.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal double NextDouble()
    {
        uint high = Next() >> 5;
        uint low = Next() >> 6;
        return ((high * 67108864.0) + low) * (1.0 / 9007199254740992.0);
    }

    /// <summary>The next words, at least one and at most this many: as many as are ready. They last until the next call.</summary>
    /// <param name="most">How many at most; 1 or more.</param>
    internal ReadOnlySpan<uint> Take(int most)
    {
        if (_position == Length)
            Advance();
        ReadOnlySpan<uint> ready = _words.AsSpan(_position, Math.Min(most, Length - _position));
        _position += ready.Length;
        return ready;
    }

    /// <summary>Passes over words as if they had been drawn.</summary>
    internal void Skip(long count)
    {
        while (count > Length - _position)
        {
            count -= Length - _position;
            Twist();
            _position = 0;
        }

        _position += (int)count;
        Temper();
    }

    private void Spread(uint seed)
    {
        _key[0] = seed;
        for (int i = 1; i < Length; i++)
            _key[i] = (1812433253 * Folded(_key[i - 1])) + (uint)i;
    }

    private static uint Folded(uint word) => word ^ (word >> 30);

    // The last word is the left neighbour of the first one's successor.
    private static int Following(uint[] key, int i)
    {
        if (i + 1 < Length)
            return i + 1;
        key[0] = key[Length - 1];
        return 1;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Advance()
    {
        Twist();
        Temper();
        _position = 0;
    }

    private void Twist()
    {
        Span<uint> key = _key;
        Recur(key, 0, Length - Middle, Middle);
        Recur(key, Length - Middle, Length - 1, Middle - Length);
        key[Length - 1] = key[Middle - 1] ^ Halved(key[Length - 1], key[0]);
    }

    // key[i] = key[i + offset] ^ half of (the upper bit of key[i], the lower bits of key[i + 1]). A vector reads its right
    // neighbours before it writes, and the offset is longer than any vector.
    private static void Recur(Span<uint> key, int start, int end, int offset)
    {
        ref uint first = ref MemoryMarshal.GetReference(key);
        int i = start;
        for (; i <= end - Vector<uint>.Count; i += Vector<uint>.Count)
        {
            Vector<uint> left = Vector.LoadUnsafe(ref first, (nuint)i);
            Vector<uint> right = Vector.LoadUnsafe(ref first, (nuint)(i + 1));
            Vector<uint> far = Vector.LoadUnsafe(ref first, (nuint)(i + offset));
            Vector<uint> joined = (left & new Vector<uint>(UpperBit)) | (right & new Vector<uint>(LowerBits));
            Vector<uint> odd = Vector<uint>.Zero - (right & Vector<uint>.One);
            (far ^ (joined >>> 1) ^ (odd & new Vector<uint>(Matrix))).StoreUnsafe(ref first, (nuint)i);
        }

        for (; i < end; i++)
            key[i] = key[i + offset] ^ Halved(key[i], key[i + 1]);
    }

    private static uint Halved(uint left, uint right) =>
        (((left & UpperBit) | (right & LowerBits)) >> 1) ^ ((0 - (right & 1)) & Matrix);

    private void Temper()
    {
        ref uint from = ref MemoryMarshal.GetArrayDataReference(_key);
        ref uint to = ref MemoryMarshal.GetArrayDataReference(_words);
        nuint i = 0;
        for (; i <= Length - (nuint)Vector<uint>.Count; i += (nuint)Vector<uint>.Count)
        {
            Vector<uint> word = Vector.LoadUnsafe(ref from, i);
            word ^= word >>> 11;
            word ^= (word << 7) & new Vector<uint>(0x9D2C5680);
            word ^= (word << 15) & new Vector<uint>(0xEFC60000);
            (word ^ (word >>> 18)).StoreUnsafe(ref to, i);
        }

        for (; i < Length; i++)
        {
            uint word = _key[i];
            word ^= word >> 11;
            word ^= (word << 7) & 0x9D2C5680;
            word ^= (word << 15) & 0xEFC60000;
            _words[i] = word ^ (word >> 18);
        }
    }
}
