using System.Globalization;

namespace WeightInit.Signal;

/// <summary>Numbers as reports show them.</summary>
public static class ReportNumbers
{
    /// <summary>Three digits: <c>0.507</c>, <c>1.2e-9</c>.</summary>
    /// <param name="value">Any number.</param>
    public static string Short(double value)
    {
        if (!double.IsFinite(value) || value == 0)
            return value == 0 ? "0" : double.IsNaN(value) ? "NaN" : value > 0 ? "inf" : "-inf";
        return Math.Abs(value) is >= 1e-3 and < 1e4
            ? value.ToString(Math.Abs(value) >= 100 ? "0" : Math.Abs(value) >= 10 ? "0.0" : Math.Abs(value) >= 0.1 ? "0.00#" : "0.0000", CultureInfo.InvariantCulture)
            : value.ToString("0.0#e+0", CultureInfo.InvariantCulture).Replace("e+", "e", StringComparison.Ordinal);
    }

    /// <summary>Three digits; nothing for null.</summary>
    /// <param name="value">Any number.</param>
    public static string Short(double? value) => value is { } number ? Short(number) : "";

    /// <summary>A part of a whole in per cent: <c>12 %</c>; nothing for null.</summary>
    /// <param name="part">From 0 to 1.</param>
    public static string Percent(double? part) => part is { } value
        ? value is > 0 and < 0.01 ? "<1 %" : (100 * value).ToString("0", CultureInfo.InvariantCulture) + " %"
        : "";
}
