using WeightInit.Xla;

namespace WeightInit;

/// <summary>A key of <c>jax.random</c>, threefry2x32: two words, from which <see cref="Jax"/> draws arrays and makes other keys.</summary>
/// <remarks><see cref="JaxKey"/> and <see cref="JaxLegacyKey"/> are the two kinds. A key has no state: the same key draws the same.</remarks>
public interface IJaxKey
{
    /// <summary>The first word: <c>jax.random.key_data(key)[0]</c>.</summary>
    uint High { get; }

    /// <summary>The second word.</summary>
    uint Low { get; }

    /// <summary>The random bits of an array of so many elements.</summary>
    internal JaxBits Bits(long total);
}

/// <summary>A key that makes others of its kind.</summary>
/// <typeparam name="TSelf">The kind.</typeparam>
public interface IJaxKey<TSelf> : IJaxKey
    where TSelf : IJaxKey<TSelf>
{
    /// <summary>A key of the same kind with other words.</summary>
    internal TSelf WithWords(uint high, uint low);

    /// <summary>The words of key number <paramref name="index"/> of <paramref name="count"/> that the key is split into.</summary>
    internal (uint High, uint Low) SplitAt(int index, int count);
}
