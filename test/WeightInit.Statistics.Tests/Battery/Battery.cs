namespace WeightInit.Statistics.Tests;

/// <summary>
/// The tests that every law has to pass: mean, variance, kurtosis, Kolmogorov-Smirnov and a chi-square over bins of equal
/// probability. A value is a p-value; below <see cref="Threshold"/> the law is refuted.
/// </summary>
internal sealed record Battery(double Mean, double Variance, double Kurtosis, double KolmogorovSmirnov, double ChiSquare)
{
    public const double Threshold = 1e-6;

    private const int Bins = 256;

    public double Least => new[] { Mean, Variance, Kurtosis, KolmogorovSmirnov, ChiSquare }.Min();

    /// <summary>Whether no test refutes the law.</summary>
    public bool Passes => Least > Threshold;

    /// <summary>Whether no test of moments refutes it: all that can be asked of values rounded to few bits.</summary>
    public bool MomentsPass => Math.Min(Mean, Math.Min(Variance, Kurtosis)) > Threshold;

    /// <summary>The p-values of a sample, each moment against the law's own mean and deviation.</summary>
    public static Battery Of(ReadOnlySpan<double> values, ExpectedLaw law)
    {
        double n = values.Length;
        (double mean, double deviation) = (law.Mean, law.Deviation);
        (double first, double second, double fourth) = (0, 0, 0);
        double[] ranks = new double[values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            double z = (values[i] - mean) / deviation;
            first += z;
            second += z * z;
            fourth += z * z * z * z;
            ranks[i] = law.Cdf(values[i]);
        }

        double four = law.StandardMoment(4);
        double eight = law.StandardMoment(8);
        return new Battery(
            PValue.TwoSidedNormal(first / Math.Sqrt(n)),
            PValue.TwoSidedNormal((second - n) / Math.Sqrt(n * (four - 1))),
            PValue.TwoSidedNormal((fourth - (n * four)) / Math.Sqrt(n * (eight - (four * four)))),
            PValue.Kolmogorov(Distance(ranks), ranks.Length),
            PValue.ChiSquare(Excess(ranks), Bins - 1));
    }

    /// <summary>The greatest distance between the empirical distribution and the law.</summary>
    private static double Distance(double[] ranks)
    {
        Array.Sort(ranks);
        double distance = 0;
        for (int i = 0; i < ranks.Length; i++)
            distance = Math.Max(distance, Math.Max(ranks[i] - ((double)i / ranks.Length), ((double)(i + 1) / ranks.Length) - ranks[i]));
        return distance;
    }

    private static double Excess(double[] ranks)
    {
        int[] counts = new int[Bins];
        foreach (double rank in ranks)
            counts[Math.Min((int)(rank * Bins), Bins - 1)]++;
        double expected = (double)ranks.Length / Bins;
        return counts.Sum(count => (count - expected) * (count - expected) / expected);
    }
}
