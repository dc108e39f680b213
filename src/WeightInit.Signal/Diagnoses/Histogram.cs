namespace WeightInit.Signal;

/// <summary>How often values fall into cells of equal width.</summary>
/// <param name="Low">Where the first cell begins.</param>
/// <param name="High">Where the last ends.</param>
/// <param name="Counts">For each cell how many values.</param>
public sealed record Histogram(double Low, double High, IReadOnlyList<long> Counts)
{
    /// <summary>All values.</summary>
    public long Total => Counts.Sum();

    /// <summary>The histogram of values between the least and the greatest of them; what is not a number is left out.</summary>
    /// <param name="values">The values.</param>
    /// <param name="cells">How many cells.</param>
    public static Histogram Of(ReadOnlySpan<float> values, int cells = 40)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(cells, 1);
        double low = double.PositiveInfinity, high = double.NegativeInfinity;
        foreach (float value in values)
        {
            if (!float.IsFinite(value))
                continue;
            low = Math.Min(low, value);
            high = Math.Max(high, value);
        }

        if (low > high)
            return new Histogram(0, 0, new long[cells]);
        long[] counts = new long[cells];
        double scale = high > low ? cells / (high - low) : 0;
        foreach (float value in values)
        {
            if (float.IsFinite(value))
                counts[Math.Min(cells - 1, (int)((value - low) * scale))]++;
        }

        return new Histogram(low, high, counts);
    }
}
