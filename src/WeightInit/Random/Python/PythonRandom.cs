using System.Numerics;

namespace WeightInit;

/// <summary>Python's <c>random.Random</c>: TensorFlow and Keras take seeds from it.</summary>
/// <remarks>Bit for bit CPython 3's: MT19937 seeded by the words of the absolute value, lowest first. No floating point decides.</remarks>
public sealed class PythonRandom
{
    private const int WordBits = 32;

    private readonly Mt19937 _engine;

    /// <summary>The generator after <c>random.seed(seed)</c>.</summary>
    /// <param name="seed">Any integer; its sign does not count.</param>
    public PythonRandom(BigInteger seed)
    {
        byte[] bytes = BigInteger.Abs(seed).ToByteArray(isUnsigned: true);
        uint[] words = new uint[Math.Max(1, (bytes.Length + 3) / 4)];
        for (int i = 0; i < bytes.Length; i++)
            words[i / 4] |= (uint)bytes[i] << (8 * (i % 4));
        _engine = Mt19937.FromWords(words);
    }

    /// <summary>A double, uniform on [0, 1), of 53 bits: <c>random()</c>.</summary>
    public double Random()
    {
        uint high = _engine.Next() >> 5;
        uint low = _engine.Next() >> 6;
        return ((high * 67108864.0) + low) * (1.0 / 9007199254740992.0);
    }

    /// <summary>An integer from <paramref name="low"/> to <paramref name="high"/>, both included: <c>randint(low, high)</c>.</summary>
    /// <param name="low">The smallest.</param>
    /// <param name="high">The largest, less than 2^32 - 1 above it.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such integer, or there are more than 2^32 - 1.</exception>
    public long RandInt(long low, long high)
    {
        ulong count = (ulong)(high - low) + 1;
        if (count is 0 or > uint.MaxValue)
            throw new ArgumentOutOfRangeException(nameof(high), high, "The range is empty or beyond 2^32 - 1 values.");
        int bits = BitOperations.Log2(count) + 1;
        uint drawn;
        do
            drawn = _engine.Next() >> (WordBits - bits);
        while (drawn >= count);
        return low + drawn;
    }
}
