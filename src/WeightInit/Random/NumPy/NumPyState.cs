using System.Collections.Immutable;

namespace WeightInit;

/// <summary>
/// The state of NumPy's legacy generator: the items of <c>RandomState.get_state()</c> after the first, which is always
/// <c>'MT19937'</c>.
/// </summary>
public sealed record NumPyState
{
    /// <summary>The state with these items, in NumPy's order.</summary>
    /// <param name="key">The 624 words of the Mersenne Twister.</param>
    /// <param name="position">How many of them are used up, 0 to 624.</param>
    /// <param name="hasGauss">Whether the next normal is already drawn.</param>
    /// <param name="cachedGaussian">That normal, before mean and deviation; 0 where there is none.</param>
    /// <exception cref="ArgumentException">There are not 624 words.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The position is outside 0 to 624.</exception>
    public NumPyState(ReadOnlySpan<uint> key, int position, bool hasGauss = false, double cachedGaussian = 0)
    {
        if (key.Length != Mt19937.Length)
            throw new ArgumentException($"The state of MT19937 has 624 words, not {key.Length}.", nameof(key));
        ArgumentOutOfRangeException.ThrowIfNegative(position);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(position, Mt19937.Length);
        Key = [.. key];
        Position = position;
        HasGauss = hasGauss;
        CachedGaussian = cachedGaussian;
    }

    /// <summary>The 624 words of the Mersenne Twister (item 1).</summary>
    public ImmutableArray<uint> Key { get; }

    /// <summary>How many of them are used up (item 2).</summary>
    public int Position { get; }

    /// <summary>Whether the next normal is already drawn (item 3).</summary>
    public bool HasGauss { get; }

    /// <summary>That normal, before mean and deviation (item 4).</summary>
    public double CachedGaussian { get; }

    /// <inheritdoc/>
    public bool Equals(NumPyState? other) =>
        other is not null && Position == other.Position && HasGauss == other.HasGauss
        && CachedGaussian.Equals(other.CachedGaussian) && Key.AsSpan().SequenceEqual(other.Key.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Key[0], Key[^1], Position, HasGauss, CachedGaussian);
}
