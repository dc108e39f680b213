using WeightInit.Xla;

namespace WeightInit;

/// <summary>
/// A key of <c>jax.random</c> without <c>jax_threefry_partitionable</c>, as before JAX 0.5.0: every element depends on how many
/// there are, so that only whole arrays are drawn.
/// </summary>
/// <remarks>Equal to JAX 0.10.2 at the same levels as <see cref="JaxKey"/>.</remarks>
public sealed class JaxLegacyKey : IJaxKey<JaxLegacyKey>, IEquatable<JaxLegacyKey>
{
    internal JaxLegacyKey(uint high, uint low, bool isInsideJit = false)
    {
        High = high;
        Low = low;
        IsInsideJit = isInsideJit;
    }

    /// <inheritdoc/>
    public uint High { get; }

    /// <inheritdoc/>
    public uint Low { get; }

    /// <summary>Whether tensors are drawn as inside one <c>jax.jit</c>: see <see cref="JaxKey.InsideJit"/>.</summary>
    public bool IsInsideJit { get; }

    /// <inheritdoc cref="JaxKey.InsideJit"/>
    public JaxLegacyKey InsideJit() => new(High, Low, isInsideJit: true);

    /// <summary>The stream of one tensor that is drawn with this key. JAX has no state: a second tensor is refused.</summary>
    public RandomStream ToStream() => new JaxLegacyStream(_ => this);

    JaxBits IJaxKey.Bits(long total) => new LegacyBits(High, Low, total);

    JaxLegacyKey IJaxKey<JaxLegacyKey>.WithWords(uint high, uint low) => new(high, low, IsInsideJit);

    (uint High, uint Low) IJaxKey<JaxLegacyKey>.SplitAt(int index, int count)
    {
        Span<uint> words = stackalloc uint[2];
        new LegacyBits(High, Low, 2L * count).Fill(words, 2L * index);
        return (words[0], words[1]);
    }

    /// <summary>Whether the words are the same, and the way of drawing.</summary>
    public bool Equals(JaxLegacyKey? other) => other is not null && (High, Low, IsInsideJit) == (other.High, other.Low, other.IsInsideJit);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as JaxLegacyKey);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(High, Low, IsInsideJit);

    /// <summary>The two words in hex.</summary>
    public override string ToString() => $"{High:x8} {Low:x8}";
}
