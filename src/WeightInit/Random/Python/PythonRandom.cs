using System.Numerics;

namespace WeightInit;

/// <summary>Python's <c>random.Random</c>: TensorFlow and Keras take seeds from it.</summary>
/// <remarks>As CPython 3 has it: MT19937 seeded by the words of the absolute value, lowest first.</remarks>
internal sealed class PythonRandom
{
    private const int WordBits = 32;

    private readonly Mt19937 _engine;

    /// <param name="seed">Any integer; its sign does not count.</param>
    internal PythonRandom(BigInteger seed)
    {
        byte[] bytes = BigInteger.Abs(seed).ToByteArray(isUnsigned: true);
        uint[] words = new uint[Math.Max(1, (bytes.Length + 3) / 4)];
        for (int i = 0; i < bytes.Length; i++)
            words[i / 4] |= (uint)bytes[i] << (8 * (i % 4));
        _engine = Mt19937.FromWords(words);
    }

    /// <summary>An integer from <paramref name="low"/> to <paramref name="high"/>, both included: <c>randint(low, high)</c>.</summary>
    /// <param name="low">The smallest.</param>
    /// <param name="high">The largest, less than 2^32 above it.</param>
    internal long RandInt(long low, long high)
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
