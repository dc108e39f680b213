using System.Numerics;
using System.Runtime.InteropServices;

namespace WeightInit;

/// <summary>
/// Jumps of the Mersenne Twister: the state many words on is a sum over GF(2) of states close by, chosen by the coefficients
/// of x^distance modulo the characteristic polynomial of the generator.
/// </summary>
/// <remarks>
/// H. Haramoto, M. Matsumoto, T. Nishimura, F. Panneton, P. L'Ecuyer, "Efficient Jump Ahead for F2-Linear Random Number
/// Generators", INFORMS Journal on Computing 20 (2008) 385-390. The characteristic polynomial is the closed form of Matsumoto
/// and Nishimura (1998), section A.2.
/// </remarks>
internal static class Mt19937Jump
{
    /// <summary>The degree of the characteristic polynomial: the bits of state that matter.</summary>
    internal const int Degree = 19937;

    private const int Length = Mt19937.Length;
    private const int Middle = 397;
    private const uint Matrix = 0x9908B0DF;

    private static readonly Lazy<int[]> Jump128 = new(() => Exponents(PowerOfX(128)));

    /// <summary>The generator 2^128 words on, as NumPy moves it: counted from the oldest word of the state.</summary>
    internal static Mt19937 By2To128(Mt19937 engine) => By(engine, Jump128.Value);

    /// <summary>Jumps shorter than this take longer than passing over the words one by one.</summary>
    internal const long Worthwhile = 8_000_000;

    /// <summary>A generator that stands this many words on; the one given stays where it is.</summary>
    /// <param name="engine">Where to start.</param>
    /// <param name="words">How many words on, 0 or more.</param>
    internal static Mt19937 Ahead(Mt19937 engine, long words)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(words);
        if (words < Worthwhile)
        {
            Mt19937 copy = Mt19937.FromState(engine.Key, engine.Position);
            copy.Skip(words);
            return copy;
        }

        return Jumped(engine, words);
    }

    /// <summary>The same by a jump, however short; at least the words of a state.</summary>
    internal static Mt19937 Jumped(Mt19937 engine, long words)
    {
        // The key is the window of 624 words that began Position words ago; a window that is used up stands before the next word.
        int[] exponents = Exponents(PowerOf(checked(words + engine.Position - Length)));
        Mt19937 moved = Mt19937.FromState(Sum(Sequence(engine.Key, 0, exponents[^1] + Length), exponents), Length);
        long cut = (engine.Position + words) % Length;
        return cut == 0 ? moved : moved.CutAt((int)cut);
    }

    /// <summary>The state after the words that the exponents of a polynomial stand for.</summary>
    internal static Mt19937 By(Mt19937 engine, ReadOnlySpan<int> exponents)
    {
        int position = engine.Position % Length;
        int highest = exponents[^1];
        uint[] sum = Sum(Sequence(engine.Key, position, highest + Length), exponents);
        int moved = (position + highest) % Length;
        uint[] key = new uint[Length];
        for (int i = 0; i < Length; i++)
            key[(moved + i) % Length] = sum[i];
        return Mt19937.FromState(key, moved);
    }

    /// <summary>
    /// The characteristic polynomial as a bit a coefficient. With S = x^624 + x^397 and Q = x^623 + x^396, and aᵢ the bits of the
    /// twist matrix, it is S · (Q³¹ + a₀Q³⁰ + … + a₃₀) + a₃₁.
    /// </summary>
    internal static ulong[] Characteristic()
    {
        ulong[] sum = Zero();
        sum[0] = 1;
        for (int i = 0; i < 31; i++)
        {
            sum = TimesBinomial(sum, Length - 1, Middle - 1);
            sum[0] ^= (Matrix >> i) & 1;
        }

        sum = TimesBinomial(sum, Length, Middle);
        sum[0] ^= Matrix >> 31;
        return sum;
    }

    /// <summary>The exponents of the terms, ascending.</summary>
    internal static int[] Exponents(ulong[] polynomial)
    {
        List<int> exponents = [];
        for (int i = 0; i < 64 * polynomial.Length; i++)
        {
            if (((polynomial[i / 64] >> (i % 64)) & 1) != 0)
                exponents.Add(i);
        }

        return [.. exponents];
    }

    /// <summary>x to the power 2^doublings, modulo the characteristic polynomial.</summary>
    internal static ulong[] PowerOfX(int doublings)
    {
        int[] modulus = Exponents(Characteristic());
        ulong[] power = Zero();
        power[0] = 2;
        for (int i = 0; i < doublings; i++)
            power = Reduce(Square(power), modulus);
        return power;
    }

    /// <summary>x to this power, modulo the characteristic polynomial: the leading bits outright, then a squaring for each bit that is left.</summary>
    internal static ulong[] PowerOf(long power)
    {
        int doublings = 0;
        while (power >> doublings >= Degree)
            doublings++;
        int start = (int)(power >> doublings);
        ulong[] result = Zero();
        result[start / 64] = 1ul << (start % 64);
        if (doublings == 0)
            return result;
        int[] modulus = Exponents(Characteristic());
        for (int i = doublings - 1; i >= 0; i--)
        {
            result = Reduce(Square(result), modulus);
            if (((power >> i) & 1) != 0)
                result = TimesX(result, modulus);
        }

        return result;
    }

    private static ulong[] TimesX(ulong[] polynomial, int[] modulus)
    {
        for (int i = polynomial.Length - 1; i > 0; i--)
            polynomial[i] = (polynomial[i] << 1) | (polynomial[i - 1] >> 63);
        polynomial[0] <<= 1;
        if (((polynomial[Degree / 64] >> (Degree % 64)) & 1) == 0)
            return polynomial;
        foreach (int exponent in modulus)
            polynomial[exponent / 64] ^= 1ul << (exponent % 64);
        return polynomial;
    }

    // The windows of 624 words that begin at the exponents, added up.
    private static uint[] Sum(uint[] words, ReadOnlySpan<int> exponents)
    {
        uint[] sum = new uint[Length];
        ref uint total = ref MemoryMarshal.GetArrayDataReference(sum);
        ref uint first = ref MemoryMarshal.GetArrayDataReference(words);
        foreach (int exponent in exponents)
        {
            nuint i = 0;
            for (; i <= (nuint)(Length - Vector<uint>.Count); i += (nuint)Vector<uint>.Count)
                (Vector.LoadUnsafe(ref total, i) ^ Vector.LoadUnsafe(ref first, (nuint)exponent + i)).StoreUnsafe(ref total, i);
            for (; i < Length; i++)
                sum[i] ^= words[exponent + (int)i];
        }

        return sum;
    }

    private static ulong[] Zero() => new ulong[(2 * Degree / 64) + 2];

    private static ulong[] TimesBinomial(ulong[] polynomial, int first, int second)
    {
        ulong[] product = Zero();
        for (int i = 0; i <= Degree / 64; i++)
        {
            Add(product, (64 * i) + first, polynomial[i]);
            Add(product, (64 * i) + second, polynomial[i]);
        }

        return product;
    }

    // Over GF(2) the square of a sum is the sum of the squares: zeros between the coefficients.
    private static ulong[] Square(ulong[] polynomial)
    {
        ulong[] square = Zero();
        for (int i = 0; i <= Degree / 64; i++)
        {
            square[2 * i] = Spread((uint)polynomial[i]);
            square[(2 * i) + 1] = Spread((uint)(polynomial[i] >> 32));
        }

        return square;
    }

    private static ulong Spread(ulong half)
    {
        half = (half | (half << 16)) & 0x0000FFFF0000FFFF;
        half = (half | (half << 8)) & 0x00FF00FF00FF00FF;
        half = (half | (half << 4)) & 0x0F0F0F0F0F0F0F0F;
        half = (half | (half << 2)) & 0x3333333333333333;
        return (half | (half << 1)) & 0x5555555555555555;
    }

    // 64 coefficients at a time from the top; the modulus has a gap of 227 below its first term, so none comes back.
    private static ulong[] Reduce(ulong[] polynomial, int[] modulus)
    {
        for (int from = Degree + (64 * (Degree / 64)); from >= Degree; from -= 64)
        {
            ulong quotient = Bits(polynomial, from);
            foreach (int exponent in modulus)
                Add(polynomial, from - Degree + exponent, quotient);
        }

        return polynomial;
    }

    private static ulong Bits(ulong[] polynomial, int from)
    {
        ulong low = polynomial[from / 64] >> (from % 64);
        return from % 64 == 0 ? low : low | (polynomial[(from / 64) + 1] << (64 - (from % 64)));
    }

    private static void Add(ulong[] polynomial, int from, ulong bits)
    {
        polynomial[from / 64] ^= bits << (from % 64);
        if (from % 64 != 0)
            polynomial[(from / 64) + 1] ^= bits >> (64 - (from % 64));
    }

    // Untempered words from the oldest of the state on.
    private static uint[] Sequence(ReadOnlySpan<uint> key, int position, int count)
    {
        uint[] words = new uint[count];
        key[position..].CopyTo(words);
        key[..position].CopyTo(words.AsSpan(Length - position));
        for (int i = Length; i < count; i++)
        {
            uint joined = (words[i - Length] & 0x80000000) | (words[i - Length + 1] & 0x7FFFFFFF);
            words[i] = words[i - Length + Middle] ^ (joined >> 1) ^ ((0 - (joined & 1)) & Matrix);
        }

        return words;
    }
}
