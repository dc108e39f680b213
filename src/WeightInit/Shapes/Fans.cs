using System.Globalization;

namespace WeightInit;

/// <summary>
/// How many inputs feed one output unit (<c>fan_in</c>) and how many outputs one input unit feeds (<c>fan_out</c>),
/// receptive field included: of the whole logical weight, never of a shard or of a packed matrix.
/// </summary>
/// <param name="In">fan_in, in elements.</param>
/// <param name="Out">fan_out, in elements.</param>
public readonly record struct Fans(long In, long Out)
{
    /// <summary>The text form of <c>--fans</c>: <c>768,2304</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"{In},{Out}");

    /// <summary>Reads the text form: fan_in and fan_out, joined by a comma.</summary>
    /// <exception cref="FormatException">The text is not two whole numbers of 0 or more; the message quotes it.</exception>
    public static Fans Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        const NumberStyles Digits = NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite;
        string[] parts = text.Split(',');
        return parts.Length == 2
            && long.TryParse(parts[0], Digits, CultureInfo.InvariantCulture, out long fanIn)
            && long.TryParse(parts[1], Digits, CultureInfo.InvariantCulture, out long fanOut)
            ? new Fans(fanIn, fanOut)
            : throw new FormatException($"'{text}' is not fans: write fan_in,fan_out, two whole numbers of 0 or more, as 768,2304.");
    }
}
