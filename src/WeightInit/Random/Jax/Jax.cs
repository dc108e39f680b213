namespace WeightInit;

/// <summary>JAX's generator: the keys and the numbers of <c>jax.random</c> (threefry2x32).</summary>
/// <remarks>
/// Checked against JAX 0.10.2 on a CPU with FMA, drawn outside <c>jit</c>. Keys, splits, bits, integers and permutations are
/// <c>bit</c>; the levels of the laws are those of <see cref="JaxKey"/>.
/// </remarks>
public static partial class Jax
{
    /// <summary>The key of a seed: <c>jax.random.key(seed)</c>, and <c>jax.random.PRNGKey(seed)</c>.</summary>
    /// <param name="seed">Any integer of 64 bits; without 64-bit mode its low 32 bits count.</param>
    /// <param name="enableX64">Whether <c>jax_enable_x64</c> is set: then the high 32 bits are the key's first word, else it is 0.</param>
    public static JaxKey Key(long seed, bool enableX64 = false) => new(FirstWord(seed, enableX64), (uint)seed);

    /// <summary>The key of a seed where <c>jax_threefry_partitionable</c> is not set, as before JAX 0.5.0.</summary>
    /// <inheritdoc cref="Key(long, bool)"/>
    public static JaxLegacyKey LegacyKey(long seed, bool enableX64 = false) => new(FirstWord(seed, enableX64), (uint)seed);

    /// <summary>The key with these words: <c>jax.random.wrap_key_data([high, low])</c>.</summary>
    /// <param name="high">The first word.</param>
    /// <param name="low">The second word.</param>
    public static JaxKey KeyFromWords(uint high, uint low) => new(high, low);

    /// <summary>The legacy key with these words.</summary>
    /// <inheritdoc cref="KeyFromWords(uint, uint)"/>
    public static JaxLegacyKey LegacyKeyFromWords(uint high, uint low) => new(high, low);

    /// <summary>New keys from one: <c>jax.random.split(key, count)</c>.</summary>
    /// <typeparam name="TKey">The kind of key.</typeparam>
    /// <param name="key">The key; it is not to be drawn from any more.</param>
    /// <param name="count">How many; 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is negative.</exception>
    public static TKey[] Split<TKey>(TKey key, int count = 2)
        where TKey : IJaxKey<TKey>
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        TKey[] keys = new TKey[count];
        for (int i = 0; i < count; i++)
        {
            (uint high, uint low) = key.SplitAt(i, count);
            keys[i] = key.WithWords(high, low);
        }

        return keys;
    }

    /// <summary>A new key from one and a number: <c>jax.random.fold_in(key, data)</c>, the same for both kinds of key.</summary>
    /// <typeparam name="TKey">The kind of key.</typeparam>
    /// <param name="key">The key.</param>
    /// <param name="data">The number.</param>
    public static TKey FoldIn<TKey>(TKey key, uint data)
        where TKey : IJaxKey<TKey>
    {
        ArgumentNullException.ThrowIfNull(key);
        (uint high, uint low) = Threefry2x32.Block(key.High, key.Low, 0, data);
        return key.WithWords(high, low);
    }

    private static uint FirstWord(long seed, bool enableX64) => enableX64 ? (uint)(seed >> 32) : 0;
}
