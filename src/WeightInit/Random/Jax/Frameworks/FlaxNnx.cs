namespace WeightInit;

/// <summary>The keys that Flax nnx gives the parameters of a model: by a count over the whole model.</summary>
/// <remarks>
/// <c>nnx.Rngs(seed)</c> is a key and a count; every <c>rngs.params()</c> is <c>fold_in(key, count)</c>, count from 0, in the order in
/// which the model is constructed. Equal to Flax 0.12.8, <c>bit</c>. With <c>nnx.Rngs(default, params=seed)</c> the parameters have the
/// key and the count of <c>params</c> for themselves.
/// </remarks>
public static class FlaxNnx
{
    /// <summary>The key of a parameter.</summary>
    /// <typeparam name="TKey">The kind of key.</typeparam>
    /// <param name="key">The key of the <c>nnx.Rngs</c>: <see cref="Jax.Key(long, bool)"/> of its seed.</param>
    /// <param name="count">
    /// How many keys were taken before it: biases and normalization scales take one although they draw nothing, an
    /// <c>nnx.Dropout</c> takes one, and so does a <c>MultiHeadAttention</c> with dropout, after its projections.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is negative.</exception>
    public static TKey ParameterKey<TKey>(TKey key, int count)
        where TKey : IJaxKey<TKey>
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return Jax.FoldIn(key, (uint)count);
    }
}
