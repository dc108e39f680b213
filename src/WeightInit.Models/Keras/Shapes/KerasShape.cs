using System.Globalization;
using System.Runtime.CompilerServices;

namespace WeightInit.Models.KerasFiles;

/// <summary>The shape of a tensor in a Keras graph, the batch first; a size may be unknown. Immutable, compared by value.</summary>
[CollectionBuilder(typeof(KerasShape), nameof(Of))]
internal sealed class KerasShape : IEquatable<KerasShape>, IEnumerable<long?>
{
    private readonly long?[] _axes;

    private KerasShape(long?[] axes) => _axes = axes;

    /// <summary>The shape with these sizes; null is an unknown one.</summary>
    public static KerasShape Of(params ReadOnlySpan<long?> axes) => new(axes.ToArray());

    public int Rank => _axes.Length;

    /// <summary>The size of an axis, negative ones counted from the end; the axis is there.</summary>
    public long? this[int axis] => _axes[axis < 0 ? axis + Rank : axis];

    /// <summary>Whether there is such an axis, negative ones counted from the end.</summary>
    public bool Has(int axis) => axis >= -Rank && axis < Rank;

    /// <summary>The axes between two places.</summary>
    public KerasShape Slice(int start, int length) => new(_axes[start..(start + length)]);

    public int Length => Rank;

    /// <summary>The same shape with another size of an axis.</summary>
    public KerasShape With(int axis, long? size)
    {
        long?[] axes = [.. _axes];
        axes[axis < 0 ? axis + Rank : axis] = size;
        return new(axes);
    }

    /// <summary>Whether no known size differs and the ranks are one.</summary>
    public bool IsCompatibleWith(KerasShape other) =>
        Rank == other.Rank && _axes.Zip(other._axes).All(pair => pair.First is null || pair.Second is null || pair.First == pair.Second);

    public bool Equals(KerasShape? other) => other is not null && _axes.AsSpan().SequenceEqual(other._axes);

    public override bool Equals(object? obj) => Equals(obj as KerasShape);

    public override int GetHashCode()
    {
        HashCode hash = default;
        foreach (long? axis in _axes)
            hash.Add(axis);
        return hash.ToHashCode();
    }

    public IEnumerator<long?> GetEnumerator() => ((IEnumerable<long?>)_axes).GetEnumerator();

    System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => _axes.GetEnumerator();

    /// <summary>As Python writes it, <c>(None, 28, 28, 1)</c>; of a long one the beginning.</summary>
    public override string ToString()
    {
        const int most = 16;
        IEnumerable<string> sizes = _axes.Take(most).Select(axis => axis?.ToString(CultureInfo.InvariantCulture) ?? "None");
        return $"({string.Join(", ", Rank > most ? sizes.Append("...") : sizes)})";
    }
}
