using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;

namespace WeightInit;

/// <summary>
/// A seed as people write it: an integer of any size, or a list of them. Which seeds a stream takes, and what they mean, is
/// the stream's affair.
/// </summary>
public sealed record StreamSeed
{
    private StreamSeed(ImmutableArray<BigInteger> values, bool isList)
    {
        Values = values;
        IsList = isList;
    }

    /// <summary>The integers: one, unless it is a list.</summary>
    public ImmutableArray<BigInteger> Values { get; }

    /// <summary>Whether it is a list. A list of one is another seed than its element.</summary>
    public bool IsList { get; }

    /// <summary>An integer.</summary>
    public static StreamSeed Of(BigInteger value) => new([value], false);

    /// <summary>A list of integers.</summary>
    public static StreamSeed List(params ReadOnlySpan<BigInteger> values) => new([.. values], true);

    /// <summary>Reads a seed: <c>42</c>, <c>-1</c>, <c>1,2,3</c>; <c>42,</c> is a list of one.</summary>
    /// <exception cref="FormatException">The text is neither; the message quotes it.</exception>
    public static StreamSeed Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string[] parts = text.Split(',', StringSplitOptions.TrimEntries);
        bool endsInComma = parts.Length == 2 && parts[1].Length == 0;
        var values = new BigInteger[endsInComma ? 1 : parts.Length];
        for (int i = 0; i < values.Length; i++)
        {
            if (!BigInteger.TryParse(parts[i], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out values[i]))
                throw new FormatException($"'{text}' is not a seed: write an integer, as 42, or several joined by commas, as 1,2,3.");
        }

        return new StreamSeed([.. values], parts.Length > 1);
    }

    /// <summary>The text that <see cref="Parse"/> reads.</summary>
    public override string ToString()
    {
        string text = string.Join(',', Values.Select(value => value.ToString(CultureInfo.InvariantCulture)));
        return IsList && Values.Length == 1 ? text + "," : text;
    }

    /// <inheritdoc/>
    public bool Equals(StreamSeed? other) => other is not null && IsList == other.IsList && Values.SequenceEqual(other.Values);

    /// <inheritdoc/>
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    /// <summary>The integer, or null where the seed is a list or beyond <typeparamref name="T"/>.</summary>
    internal T? Integer<T>()
        where T : struct, IBinaryInteger<T>, IMinMaxValue<T> =>
        !IsList && Fits<T>(Values[0]) ? T.CreateTruncating(Values[0]) : null;

    /// <summary>The list, or null where the seed is none or an element of it is beyond <typeparamref name="T"/>.</summary>
    internal T[]? Integers<T>()
        where T : struct, IBinaryInteger<T>, IMinMaxValue<T> =>
        IsList && Values.All(Fits<T>) ? [.. Values.Select(T.CreateTruncating)] : null;

    private static bool Fits<T>(BigInteger value)
        where T : struct, IBinaryInteger<T>, IMinMaxValue<T> =>
        value >= BigInteger.CreateChecked(T.MinValue) && value <= BigInteger.CreateChecked(T.MaxValue);
}
