namespace WeightInit.Laws;

/// <summary>A law in closed form: what the samples are held against.</summary>
/// <param name="Drawn">The law.</param>
/// <param name="Low">The lower bound, in units of the deviation; a uniform's own.</param>
/// <param name="High">The upper bound.</param>
internal sealed record Theory(Distribution Drawn, double Low, double High)
{
    /// <summary>The laws of the table.</summary>
    internal static IEnumerable<Theory> All =>
    [
        new(new Uniform(0, 1), 0, 1),
        new(new Normal(0, 1), double.NegativeInfinity, double.PositiveInfinity),
        Cut(-2, 2),
        Cut(-1, 3),
        Cut(2, double.PositiveInfinity),
        Cut(5, 6),
    ];

    internal bool IsUniform => Drawn is Uniform;

    internal double Mean => IsUniform ? 0.5 : Moments.Mean;

    internal double Variance => IsUniform ? 1 / 12.0 : Moments.Deviation * Moments.Deviation;

    private (double Mean, double Deviation) Moments => double.IsInfinity(Low) ? (0, 1) : TruncatedMoments.Of(Low, High);

    /// <summary>The probability of lying between two numbers.</summary>
    internal double Between(double from, double to)
    {
        (from, to) = (Math.Max(from, Low), Math.Min(to, High));
        return from >= to ? 0 : IsUniform ? to - from : Mass(from, to) / Mass(Low, High);
    }

    private static Theory Cut(double low, double high) => new(TruncatedNormal.InSigmas(0, 1, low, high), low, high);

    // Of the unit normal, from the side on which both tails are small.
    private static double Mass(double from, double to) =>
        from >= 0 ? Upper(from) - Upper(to) : to <= 0 ? Upper(-to) - Upper(-from) : 1 - Upper(-from) - Upper(to);

    private static double Upper(double x) => double.IsInfinity(x) ? 0 : Portable.Erfc(x / Math.Sqrt(2)) / 2;
}
