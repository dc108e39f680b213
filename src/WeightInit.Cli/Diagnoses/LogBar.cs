namespace WeightInit.Cli;

/// <summary>Bars on a scale of powers of ten: the longest is the greatest of the column, one that is all but empty the least.</summary>
internal sealed class LogBar
{
    private const int Cells = 12;
    private const double LeastPower = -60, MostPower = 60;
    private const string Parts = " ▏▎▍▌▋▊▉";

    private readonly double _low;
    private readonly double _high;

    /// <param name="values">The column's values; the scale holds 1 and at least two powers.</param>
    internal LogBar(IEnumerable<double?> values)
    {
        double low = -1, high = 0;
        foreach (double? value in values)
        {
            if (value is > 0 && double.IsFinite(value.Value))
            {
                low = Math.Min(low, Math.Log10(value.Value));
                high = Math.Max(high, Math.Log10(value.Value));
            }
        }

        _low = Math.Max(low, LeastPower) - 0.1;
        _high = Math.Max(Math.Min(high, MostPower), _low + 2);
    }

    /// <summary>The bar of a value: nothing for zero, all for infinity.</summary>
    internal string Of(double? value)
    {
        if (value is not { } number || number == 0)
            return "";
        if (!double.IsFinite(number))
            return new string('█', Cells);
        double part = Math.Clamp((Math.Log10(number) - _low) / (_high - _low), 0, 1);
        int eighths = Math.Max(1, (int)Math.Round(part * Cells * 8));
        return new string('█', eighths / 8) + (eighths % 8 == 0 ? "" : Parts[eighths % 8]);
    }
}
