using System.Globalization;

namespace WeightInit;

/// <summary>Doubles in text forms: <c>1</c>, <c>1.0</c> and <c>1e0</c> are one number, <c>inf</c>, <c>-inf</c> and <c>nan</c> words.</summary>
internal static class Number
{
    /// <summary>The shortest text that reads back as the same double.</summary>
    internal static string Text(double value) => value switch
    {
        double.PositiveInfinity => "inf",
        double.NegativeInfinity => "-inf",
        double.NaN => "nan",
        _ => value.ToString("R", CultureInfo.InvariantCulture).Replace("E", "e", StringComparison.Ordinal),
    };

    internal static bool TryParse(ReadOnlySpan<char> text, out double value)
    {
        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        switch (text)
        {
            case "inf" or "+inf":
                value = double.PositiveInfinity;
                return true;
            case "-inf":
                value = double.NegativeInfinity;
                return true;
            case "nan":
                value = double.NaN;
                return true;
            default:
                return double.TryParse(text, Style, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);
        }
    }
}
