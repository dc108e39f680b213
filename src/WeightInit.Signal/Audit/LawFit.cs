using System.Globalization;

namespace WeightInit.Signal;

/// <summary>The law that fits a sample best by the Kolmogorov-Smirnov distance.</summary>
/// <param name="Law">The law: <c>constant</c>, <c>uniform</c>, <c>normal</c>, <c>truncated-normal</c> (at two deviations), or <c>none</c> where a tensor is empty.</param>
/// <param name="Distance">The largest distance D of the distribution functions.</param>
/// <param name="Probability">
/// P(D or more) of Kolmogorov's law for the sample's size. The mean and deviation are the sample's own, so that it is too large
/// rather than too small: a small one says that the law does not fit.
/// </param>
/// <param name="Count">How many elements were looked at.</param>
public sealed record LawFit(string Law, double Distance, double Probability, int Count)
{
    /// <summary>Below this the best law does not fit either.</summary>
    public const double Rejection = 1e-6;

    /// <summary>Whether the law fits.</summary>
    public bool IsGood => Probability >= Rejection;

    /// <inheritdoc/>
    public override string ToString() => Law is "constant" or "none" ? Law
        : string.Create(CultureInfo.InvariantCulture, $"{Law}{(IsGood ? "" : " (poor)")}, D {Distance:G3}, p {Probability:G3}");

    /// <summary>Fits the laws to a sample.</summary>
    internal static LawFit Of(double[] sample, double mean, double std)
    {
        if (sample.Length == 0)
            return new LawFit("none", 0, 1, 0);
        if (std == 0)
            return new LawFit("constant", 0, 1, sample.Length);
        double[] sorted = [.. sample.Order()];
        double half = std * Math.Sqrt(3), wide = std / 0.87962566103423978, outside = Normal(-2);
        (string Law, Func<double, double> Cdf)[] laws =
        [
            ("uniform", x => Math.Clamp((x - mean + half) / (2 * half), 0, 1)),
            ("normal", x => Normal((x - mean) / std)),
            ("truncated-normal", x => Math.Clamp((Normal((x - mean) / wide) - outside) / (1 - (2 * outside)), 0, 1)),
        ];
        (string law, double distance) = laws.Select(law => (law.Law, Farthest(sorted, law.Cdf))).MinBy(pair => pair.Item2);
        return new LawFit(law, distance, Kolmogorov(distance, sorted.Length), sorted.Length);
    }

    private static double Normal(double x) => 0.5 * (1 + CorrectlyRounded.Erf(x / Math.Sqrt(2)));

    private static double Farthest(double[] sorted, Func<double, double> cdf)
    {
        double largest = 0;
        for (int i = 0; i < sorted.Length; i++)
        {
            double expected = cdf(sorted[i]);
            largest = Math.Max(largest, Math.Max(((i + 1.0) / sorted.Length) - expected, expected - ((double)i / sorted.Length)));
        }

        return largest;
    }

    /// <summary>2 Σ (-1)^(k-1) exp(-2 k² t²), t = D (√n + 0.12 + 0.11 / √n) (Stephens 1970).</summary>
    private static double Kolmogorov(double distance, int count)
    {
        double root = Math.Sqrt(count), t = distance * (root + 0.12 + (0.11 / root));
        if (t < 0.2)
            return 1;
        double sum = 0;
        for (int k = 1; k <= 100; k++)
            sum += (k % 2 == 1 ? 2 : -2) * Math.Exp(-2 * k * k * t * t);
        return Math.Clamp(sum, 0, 1);
    }
}
