namespace WeightInit;

/// <summary>The keys that Haiku gives the parameters of a model: one chain of splits over the whole model.</summary>
/// <remarks>
/// <c>transform(f).init(key, x)</c>: <c>key, sub = split(key)</c> for each initializer that draws, in order of creation. Equal to
/// Haiku 0.0.17, <c>bit</c>, with its default <c>rng_reserve_size</c> of 1.
/// </remarks>
public static class Haiku
{
    /// <summary>The keys of a model's parameters, one after another, without end: <c>hk.PRNGSequence(key)</c>.</summary>
    /// <typeparam name="TKey">The kind of key.</typeparam>
    /// <param name="key">The key that <c>init</c> gets.</param>
    public static IEnumerable<TKey> ParameterKeys<TKey>(TKey key)
        where TKey : IJaxKey<TKey>
    {
        ArgumentNullException.ThrowIfNull(key);
        return Chain(key);
    }

    /// <summary>The key of a parameter.</summary>
    /// <typeparam name="TKey">The kind of key.</typeparam>
    /// <param name="key">The key that <c>init</c> gets.</param>
    /// <param name="number">Which it is of those that draw, from 1: constants take no key.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="number"/> is below 1.</exception>
    public static TKey ParameterKey<TKey>(TKey key, int number)
        where TKey : IJaxKey<TKey>
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        return ParameterKeys(key).ElementAt(number - 1);
    }

    /// <summary>The keys with these numbers, which rise, in one walk along the chain.</summary>
    internal static TKey?[] KeysAt<TKey>(TKey key, IReadOnlyList<int?> numbers)
        where TKey : class, IJaxKey<TKey>
    {
        TKey?[] keys = new TKey?[numbers.Count];
        using IEnumerator<TKey> chain = ParameterKeys(key).GetEnumerator();
        int reached = 0;
        for (int i = 0; i < keys.Length; i++)
        {
            if (numbers[i] is not int number)
                continue;
            for (; reached < number; reached++)
                chain.MoveNext();
            keys[i] = chain.Current;
        }

        return keys;
    }

    private static IEnumerable<TKey> Chain<TKey>(TKey key)
        where TKey : IJaxKey<TKey>
    {
        while (true)
        {
            TKey[] pair = Jax.Split(key);
            key = pair[0];
            yield return pair[1];
        }
    }
}
