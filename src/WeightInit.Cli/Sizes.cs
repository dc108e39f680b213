using System.Globalization;

namespace WeightInit.Cli;

/// <summary>Sizes in bytes as people write them, in decimal units.</summary>
internal static class Sizes
{
    private static readonly string[] Units = ["B", "kB", "MB", "GB", "TB", "PB"];

    /// <summary>Three digits and a unit: <c>498 MB</c>.</summary>
    internal static string Text(long bytes)
    {
        double value = bytes;
        int unit = 0;
        while (value >= 999.5 && unit < Units.Length - 1)
        {
            value /= 1000;
            unit++;
        }

        string digits = unit == 0 || value >= 99.95 ? "0" : value >= 9.995 ? "0.0" : "0.00";
        return $"{value.ToString(digits, CultureInfo.InvariantCulture)} {Units[unit]}";
    }

    /// <summary>A count with its thousands apart: <c>124,439,808</c>.</summary>
    internal static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>Reads a size: a number and a decimal unit, <c>5GB</c>, <c>100KB</c>, or bytes.</summary>
    /// <exception cref="FormatException">The text is no size.</exception>
    internal static long Parse(string text)
    {
        string trimmed = text.Trim();
        (string Ending, double Factor)[] units = [("KB", 1e3), ("MB", 1e6), ("GB", 1e9), ("TB", 1e12)];
        foreach ((string ending, double factor) in units)
        {
            if (trimmed.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
                return Scale(text, trimmed[..^2], factor);
        }

        return Scale(text, trimmed, 1);
    }

    private static long Scale(string text, string digits, double factor) =>
        double.TryParse(digits, NumberStyles.AllowDecimalPoint | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out double value)
        && value * factor is >= 1 and < 9e18
            ? (long)(value * factor)
            : throw new FormatException($"'{text}' is not a size; write a number and KB, MB, GB or TB (decimal), as 5GB.");
}
