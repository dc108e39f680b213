using System.Globalization;

namespace WeightInit.Models;

/// <summary>
/// A place in a stream as provenance keeps it: named values, <c>word=12345 pair=1200</c>. Which names a stream has, and what
/// they mean, docs/formats/checkpoint.md says.
/// </summary>
public sealed class DrawPosition
{
    private readonly KeyValuePair<string, string>[] _values;

    private DrawPosition(KeyValuePair<string, string>[] values) => _values = values;

    /// <summary>The value of that name, or null.</summary>
    /// <param name="name">The name.</param>
    public string? this[string name] => _values.FirstOrDefault(value => value.Key == name).Value;

    /// <summary>The names in order.</summary>
    public IEnumerable<string> Names => _values.Select(value => value.Key);

    /// <summary>The place with these values; those that are null are left out.</summary>
    public static DrawPosition Of(params ReadOnlySpan<(string Name, object? Value)> values)
    {
        List<KeyValuePair<string, string>> kept = [];
        foreach ((string name, object? value) in values)
        {
            if (value is not null)
                kept.Add(new(name, Convert.ToString(value, CultureInfo.InvariantCulture)!));
        }

        return new DrawPosition([.. kept]);
    }

    /// <summary>Reads the text.</summary>
    /// <exception cref="FormatException">It is no list of named values, or has a name twice.</exception>
    public static DrawPosition Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        KeyValuePair<string, string>[] values = [.. text.Split(' ').Select(part =>
        {
            int equals = part.IndexOf('=', StringComparison.Ordinal);
            return equals > 0 && equals + 1 < part.Length
                ? KeyValuePair.Create(part[..equals], part[(equals + 1)..])
                : throw new FormatException($"{OneLine.Quote(text)} is no place in a stream; named values are accepted, as word=12345");
        })];
        return values.DistinctBy(value => value.Key).Count() == values.Length
            ? new DrawPosition(values)
            : throw new FormatException($"{OneLine.Quote(text)} names a value twice");
    }

    /// <summary>The whole number of 0 or more of that name, or null where there is none.</summary>
    /// <param name="name">The name.</param>
    /// <exception cref="FormatException">It is no such number.</exception>
    public long? Count(string name) => this[name] is not { } text ? null
        : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long count) ? count
        : throw new FormatException($"{OneLine.Quote(ToString())}: {name} is a whole number of 0 or more");

    /// <summary>The text that <see cref="Parse"/> reads.</summary>
    public override string ToString() => string.Join(' ', _values.Select(value => $"{value.Key}={value.Value}"));
}
