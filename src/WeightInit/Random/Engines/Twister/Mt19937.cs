using System.Runtime.CompilerServices;
using WeightInit.Native;

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

    /// <summary>Which word ahead the recurrence looks at.</summary>
    internal const int Middle = 397;

    /// <summary>What is added, over GF(2), for a word that is odd.</summary>
    internal const uint Matrix = 0x9908B0DF;

    /// <summary>How many words are made at a time where many are wanted: three states.</summary>
    internal const int Stretch = MostBlocks * Length;

    private const int MostBlocks = 3;

    private readonly uint[] _key = new uint[Length];
    private readonly uint[] _words = new uint[Length];
    private int _position = Length;

    // From the position to here the tempered words are at hand.
    private int _ready;

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

        key[0] = 0x80000000;
        return engine;
    }

    /// <summary>Continues from a saved state.</summary>
    /// <param name="key">The 624 words.</param>
    /// <param name="position">How many of them are used up, 0 to 624.</param>
    internal static Mt19937 FromState(ReadOnlySpan<uint> key, int position)
    {
        var engine = new Mt19937 { _position = position };
        key.CopyTo(engine._key);
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
        if (_position >= _ready)
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

    /// <summary>The next words.</summary>
    internal unsafe void Words(Span<uint> destination)
    {
        fixed (uint* to = destination)
            Words(to, destination.Length);
    }

    /// <summary>The next words. Fastest from the beginning of a state on, in multiples of <see cref="Stretch"/>.</summary>
    internal unsafe void Words(uint* destination, long count)
    {
        while (count > 0)
        {
            if (_position == Length && count >= Length)
            {
                int blocks = (int)Math.Min(count / Length, MostBlocks);
                Blocks(destination, blocks);
                _ready = 0;
                destination += blocks * Length;
                count -= blocks * Length;
                continue;
            }

            if (_position >= _ready)
                Advance();
            int part = (int)Math.Min(count, Length - _position);
            _words.AsSpan(_position, part).CopyTo(new Span<uint>(destination, part));
            _position += part;
            destination += part;
            count -= part;
        }
    }

    /// <summary>The generator that stands at the same word, with its state cut from the words where this position says.</summary>
    /// <param name="position">How many words of that state are used up, 1 to 624; those of this one all are.</param>
    internal unsafe Mt19937 CutAt(int position)
    {
        uint* state = stackalloc uint[(2 * Length) + 16];
        uint* passed = stackalloc uint[Length];
        _key.CopyTo(new Span<uint>(state, Length));
        VectorWidth.Run(new TwisterBlocks(state, passed, Length));
        return FromState(new ReadOnlySpan<uint>(state + Length - position, Length), position);
    }

    /// <summary>Passes over words as if they had been drawn.</summary>
    [SkipLocalsInit]
    internal unsafe void Skip(long count)
    {
        uint* passed = stackalloc uint[Stretch];
        for (; count > 0; count -= Stretch)
            Words(passed, Math.Min(count, Stretch));
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
    private unsafe void Advance()
    {
        if (_position == Length)
        {
            fixed (uint* words = _words)
                Blocks(words, 1);
            _position = 0;
        }
        else
        {
            for (int i = _position; i < Length; i++)
                _words[i] = Tempered(_key[i]);
        }

        _ready = Length;
    }

    // Whole blocks of 624 words: the state moves on by as many, and none of the last is left over.
    [SkipLocalsInit]
    private unsafe void Blocks(uint* words, int blocks)
    {
        uint* state = stackalloc uint[((MostBlocks + 1) * Length) + 16];
        _key.CopyTo(new Span<uint>(state, Length));
        VectorWidth.Run(new TwisterBlocks(state, words, blocks * Length));
        new ReadOnlySpan<uint>(state + (blocks * Length), Length).CopyTo(_key);
    }

    private static uint Tempered(uint word)
    {
        word ^= word >> 11;
        word ^= (word << 7) & 0x9D2C5680;
        word ^= (word << 15) & 0xEFC60000;
        return word ^ (word >> 18);
    }
}
