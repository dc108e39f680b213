namespace WeightInit.Signal;

/// <summary>The largest of k standard normal numbers, any two of one correlation.</summary>
internal static class LargestOf
{
    private const double Reach = 9;
    private static readonly GaussLegendre Rule = new(24);

    /// <summary>E g(√r z₀ + √(1-r) max zᵢ), with the density k φ Φ^(k-1) of the maximum.</summary>
    /// <param name="k">How many, 1 or more.</param>
    /// <param name="r">The correlation, 0 to 1.</param>
    /// <param name="g">The function.</param>
    /// <param name="kinks">Where it bends, in the units of its argument times <paramref name="scale"/>.</param>
    /// <param name="scale">The scale of the kinks.</param>
    internal static double Expect(double k, double r, Func<double, double> g, IReadOnlyList<double> kinks, double scale)
    {
        double[] bends = [.. kinks.Select(kink => kink / scale)];
        double own = Math.Sqrt(Math.Max(0, 1 - r));
        double shared = Math.Sqrt(Math.Max(0, r));
        if (own < 1e-8)
            return Integrate(z => g(z) * Density(z), bends);
        return Integrate(
            z => Density(z) * Math.Pow(Below(z), k - 1) * k
                * (shared < 1e-8 ? g(z) : Integrate(common => Density(common) * g((shared * common) + (own * z)), [.. bends.Select(bend => (bend - (own * z)) / shared)])),
            shared < 1e-8 ? bends : []);
    }

    private static double Integrate(Func<double, double> f, double[] bends)
    {
        SortedSet<double> ends = [-Reach, -4, -2, -1, 0, 1, 2, 4, Reach];
        foreach (double bend in bends)
        {
            if (Math.Abs(bend) < Reach)
                ends.Add(bend);
        }

        double sum = 0;
        double from = double.NaN;
        foreach (double to in ends)
        {
            if (!double.IsNaN(from))
                sum += Rule.Integrate(f, from, to);
            from = to;
        }

        return sum;
    }

    private static double Below(double z) => 0.5 * Portable.Erfc(-z * 0.70710678118654752);

    private static double Density(double z) => Math.Exp(-0.5 * z * z) * 0.3989422804014327;
}
