namespace WeightInit.Compare;

/// <summary>The median of what was measured and the interval in which the median lies with at least 90 %, by order statistics.</summary>
internal readonly record struct Interval(double Low, double Median, double High)
{
    private const double Outside = 0.1;

    internal static Interval Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        int n = sorted.Length;
        double median = (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
        int rank = Rank(n);
        return new Interval(sorted[rank], median, sorted[n - 1 - rank]);
    }

    /// <summary>The median lies below the value of this rank with a probability of at most a twentieth: that of so few heads in n throws.</summary>
    private static int Rank(int n)
    {
        double probability = Math.Pow(0.5, n);
        double sum = probability;
        int rank = 0;
        while (2 * (sum + (probability * (n - rank) / (rank + 1))) <= Outside)
        {
            probability *= (double)(n - rank) / (rank + 1);
            sum += probability;
            rank++;
        }

        return Math.Min(rank + (2 * sum <= Outside ? 1 : 0), (n - 1) / 2);
    }
}
