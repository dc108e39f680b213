using System.Collections;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace WeightInit;

/// <summary>Axes of a tensor, negative ones counted from the end: immutable, compared by value.</summary>
[CollectionBuilder(typeof(AxisList), nameof(Of))]
public readonly struct AxisList : IEquatable<AxisList>, IReadOnlyList<int>
{
    /// <summary>The text of an empty list.</summary>
    internal const string None = "none";

    private readonly int[]? _axes;

    private AxisList(int[] axes) => _axes = axes;

    /// <summary>The axes in the order given.</summary>
    public static AxisList Of(params ReadOnlySpan<int> axes) => new(axes.ToArray());

    /// <summary>A single axis.</summary>
    public static implicit operator AxisList(int axis) => Of(axis);

    /// <summary>How many axes there are.</summary>
    public int Count => Axes.Length;

    /// <summary>An axis by its place in the list.</summary>
    public int this[int index] => Axes[index];

    /// <summary>The axes.</summary>
    public ReadOnlySpan<int> Axes => _axes;

    /// <summary>Reads the text form: axes joined by <c>+</c>, as <c>0+1</c> or <c>-2</c>, or <c>none</c>.</summary>
    /// <exception cref="FormatException">The text is something else; the message quotes it.</exception>
    public static AxisList Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TryParse(text, out AxisList axes) ? axes : throw new FormatException($"'{text}' is no list of axes: write {Words}.");
    }

    /// <summary>What the text form is, to stand after "write" or "give".</summary>
    internal const string Words = "axes joined by +, as 0+1 or -2, or none";

    internal static bool TryParse(string text, out AxisList axes)
    {
        axes = default;
        if (text == None)
            return true;
        string[] parts = text.Split('+');
        int[] values = new int[parts.Length];
        for (int i = 0; i < parts.Length; i++)
        {
            if (!int.TryParse(parts[i], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out values[i]))
                return false;
        }

        axes = new AxisList(values);
        return true;
    }

    /// <summary>The text form that <see cref="Parse"/> reads.</summary>
    public override string ToString() =>
        Count == 0 ? None : string.Join('+', this.Select(axis => axis.ToString(CultureInfo.InvariantCulture)));

    /// <inheritdoc/>
    public bool Equals(AxisList other) => Axes.SequenceEqual(other.Axes);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is AxisList other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        foreach (int axis in Axes)
            hash.Add(axis);
        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public IEnumerator<int> GetEnumerator() => ((IEnumerable<int>)(_axes ?? [])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Whether the axes are the same, in the same order.</summary>
    public static bool operator ==(AxisList left, AxisList right) => left.Equals(right);

    /// <summary>Whether an axis differs.</summary>
    public static bool operator !=(AxisList left, AxisList right) => !left.Equals(right);
}
