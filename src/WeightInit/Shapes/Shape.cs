using System.Collections;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace WeightInit;

/// <summary>The sizes of a tensor's axes, outermost first: immutable, compared by value.</summary>
/// <remarks>
/// Rank 0 is a scalar and has one element. An axis may be 0; it is never negative. The number of elements is
/// checked when the shape is made, so <see cref="Count"/> can be relied on.
/// </remarks>
[CollectionBuilder(typeof(Shape), nameof(Of))]
public readonly struct Shape : IEquatable<Shape>, IReadOnlyList<long>
{
    private readonly long[]? _axes;
    private readonly long _count;

    private Shape(long[] axes, long count)
    {
        _axes = axes;
        _count = count;
    }

    /// <summary>The shape with these axes.</summary>
    /// <param name="axes">Sizes in elements, outermost first, each 0 or more.</param>
    /// <exception cref="ArgumentException">An axis is negative.</exception>
    /// <exception cref="OverflowException">The number of elements is beyond 2^63 - 1.</exception>
    public static Shape Of(params ReadOnlySpan<long> axes)
    {
        long count = 1;
        bool empty = false;
        foreach (long axis in axes)
        {
            if (axis < 0)
                throw new ArgumentException($"An axis is 0 or more; the shape ({Join(axes)}) has {axis}.");
            empty |= axis == 0;
        }

        foreach (long axis in axes)
        {
            if (empty)
            {
                count = 0;
                break;
            }

            try
            {
                count = checked(count * axis);
            }
            catch (OverflowException)
            {
                throw new OverflowException($"The shape ({Join(axes)}) has more than 2^63 - 1 elements.");
            }
        }

        return new Shape(axes.ToArray(), count);
    }

    /// <summary>A scalar: rank 0, one element.</summary>
    public static Shape Scalar => Of();

    /// <summary>The number of axes.</summary>
    public int Rank => Axes.Length;

    /// <summary>The number of elements: the product of the axes, 1 for a scalar.</summary>
    public long Count => _axes is null ? 1 : _count;

    /// <summary>The size of an axis.</summary>
    /// <param name="axis">0 is the outermost.</param>
    public long this[int axis] => Axes[axis];

    /// <summary>The size of an axis counted from the start or, with <c>^</c>, from the end.</summary>
    /// <param name="axis">For instance <c>^1</c>, the innermost.</param>
    public long this[Index axis] => Axes[axis.GetOffset(Rank)];

    /// <summary>The axes, outermost first.</summary>
    public ReadOnlySpan<long> Axes => _axes;

    int IReadOnlyCollection<long>.Count => Rank;

    /// <summary>Reads a shape from its text form.</summary>
    /// <param name="text">Sizes joined by commas (<c>64,3,7,7</c>), or <c>scalar</c>.</param>
    /// <exception cref="FormatException">The text is not a shape; the message quotes it.</exception>
    public static Shape Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Trim() == "scalar")
            return Scalar;
        string[] parts = text.Split(',');
        long[] axes = new long[parts.Length];
        for (int i = 0; i < parts.Length; i++)
        {
            if (!long.TryParse(parts[i], NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out axes[i]))
                throw new FormatException($"'{text}' is not a shape: write sizes of 0 or more joined by commas, as 64,3,7,7, or scalar.");
        }

        return Of(axes);
    }

    /// <summary>The axes as an array of their own.</summary>
    public long[] ToArray() => Axes.ToArray();

    /// <summary>The text form that <see cref="Parse"/> reads: <c>64,3,7,7</c>, or <c>scalar</c>.</summary>
    public override string ToString() => Rank == 0 ? "scalar" : Join(Axes);

    /// <inheritdoc/>
    public bool Equals(Shape other) => Axes.SequenceEqual(other.Axes);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Shape other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        foreach (long axis in Axes)
            hash.Add(axis);
        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public IEnumerator<long> GetEnumerator() => ((IEnumerable<long>)(_axes ?? [])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Whether the axes are the same.</summary>
    public static bool operator ==(Shape left, Shape right) => left.Equals(right);

    /// <summary>Whether an axis differs.</summary>
    public static bool operator !=(Shape left, Shape right) => !left.Equals(right);

    private static string Join(ReadOnlySpan<long> axes) =>
        string.Join(',', axes.ToArray().Select(axis => axis.ToString(CultureInfo.InvariantCulture)));
}
