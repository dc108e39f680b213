using System.Numerics;
using WeightInit.Xla;

namespace WeightInit;

public static partial class Jax
{
    /// <summary>Uniform integers from low to high - 1: <c>jax.random.randint(key, shape, minval, maxval, dtype)</c>.</summary>
    /// <remarks>
    /// Two draws of bits, H and L, from the halves of the split key; low + ((H mod s) · m + L mod s) mod s with s = high - low and
    /// m = 2^width mod s as JAX computes it, products wrapping around. Where high is not above low every value is low. Integers
    /// of 8 and 16 bits are those of 32 bits; those of 64 bits are others.
    /// </remarks>
    /// <typeparam name="T">An integer of 8, 16, 32 or 64 bits. JAX's own choice is int32, with jax_enable_x64 int64.</typeparam>
    /// <param name="key">The key.</param>
    /// <param name="shape">The shape of the array, which is given row-major.</param>
    /// <param name="low">The smallest.</param>
    /// <param name="high">The bound above, excluded.</param>
    /// <exception cref="NotSupportedException"><typeparamref name="T"/> is no such integer.</exception>
    public static T[] Randint<T>(JaxKey key, Shape shape, T low, T high)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T> =>
        Integers(key, shape, low, high);

    /// <inheritdoc cref="Randint{T}(JaxKey, Shape, T, T)"/>
    public static T[] Randint<T>(JaxLegacyKey key, Shape shape, T low, T high)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T> =>
        Integers(key, shape, low, high);

    /// <summary>0, 1, … count - 1 in random order: <c>jax.random.permutation(key, count)</c>.</summary>
    /// <remarks>Sorted by 32 random bits each, so often that two equal numbers cannot leave a trace: twice from 1626 on.</remarks>
    /// <typeparam name="TKey">The kind of key.</typeparam>
    /// <param name="key">The key.</param>
    /// <param name="count">How many; 0 or more.</param>
    public static int[] Permutation<TKey>(TKey key, int count)
        where TKey : IJaxKey<TKey>
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        int[] values = [.. Enumerable.Range(0, count)];
        double rounds = Math.Ceiling(3 * Math.Log(Math.Max(1, count)) / Math.Log(uint.MaxValue));
        for (int round = 0; round < rounds; round++)
        {
            TKey[] keys = Split(key);
            key = keys[0];
            uint[] words = Bits<uint>(keys[1], Shape.Of(count));

            // A stable sort: where words are equal, the places decide.
            ulong[] order = new ulong[count];
            for (int i = 0; i < count; i++)
                order[i] = ((ulong)words[i] << 32) | (uint)i;
            System.Array.Sort(order, values);
        }

        return values;
    }

    /// <summary>The first of a permutation: <c>jax.random.choice(key, count, (chosen,), replace=False)</c>.</summary>
    /// <typeparam name="TKey">The kind of key.</typeparam>
    /// <param name="key">The key.</param>
    /// <param name="count">How many numbers there are, 0, 1, … count - 1.</param>
    /// <param name="chosen">How many are taken, at most <paramref name="count"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">More are to be taken than there are.</exception>
    public static int[] Choice<TKey>(TKey key, int count, int chosen)
        where TKey : IJaxKey<TKey>
    {
        ArgumentOutOfRangeException.ThrowIfNegative(chosen);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(chosen, count);
        return Permutation(key, count)[..chosen];
    }

    private static T[] Integers<TKey, T>(TKey key, Shape shape, T low, T high)
        where TKey : IJaxKey<TKey>
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
    {
        TKey[] keys = Split(key);
        T[] values = Array<T>(keys[0], shape, out JaxBits upper);
        JaxBits lower = ((IJaxKey)keys[1]).Bits(shape.Count);
        switch (low)
        {
            case long or ulong:
                Wide(values, low, high, upper, lower);
                break;
            case sbyte or byte or short or ushort or int or uint:
                Narrow(values, low, high, upper, lower);
                break;
            default:
                throw new NotSupportedException($"JAX draws integers of 8, 16, 32 and 64 bits, not {typeof(T).Name}.");
        }

        return values;
    }

    private static void Narrow<T>(T[] values, T low, T high, JaxBits upper, JaxBits lower)
        where T : unmanaged, IBinaryInteger<T>
    {
        uint[] highBits = new uint[values.Length];
        uint[] lowBits = new uint[values.Length];
        upper.Fill(highBits.AsSpan(), 0);
        lower.Fill(lowBits.AsSpan(), 0);
        uint span = high > low ? unchecked(uint.CreateTruncating(high) - uint.CreateTruncating(low)) : 1;
        uint root = (1u << 16) % span;
        uint multiplier = unchecked(root * root) % span;
        for (int i = 0; i < values.Length; i++)
        {
            uint offset = unchecked(((highBits[i] % span) * multiplier) + (lowBits[i] % span)) % span;
            values[i] = T.CreateTruncating(unchecked(uint.CreateTruncating(low) + offset));
        }
    }

    private static void Wide<T>(T[] values, T low, T high, JaxBits upper, JaxBits lower)
        where T : unmanaged, IBinaryInteger<T>
    {
        ulong[] highBits = new ulong[values.Length];
        ulong[] lowBits = new ulong[values.Length];
        upper.Fill(highBits.AsSpan(), 0);
        lower.Fill(lowBits.AsSpan(), 0);
        ulong span = high > low ? unchecked(ulong.CreateTruncating(high) - ulong.CreateTruncating(low)) : 1;
        ulong root = (1ul << 32) % span;
        ulong multiplier = unchecked(root * root) % span;
        for (int i = 0; i < values.Length; i++)
        {
            ulong offset = unchecked(((highBits[i] % span) * multiplier) + (lowBits[i] % span)) % span;
            values[i] = T.CreateTruncating(unchecked(ulong.CreateTruncating(low) + offset));
        }
    }
}
