namespace WeightInit.Signal;

/// <summary>What is known of a node's output, on one path: means over units, over places and over inputs.</summary>
/// <param name="Mean">E x.</param>
/// <param name="Second">E x².</param>
/// <param name="Correlation">E x x' / E x² of two different points: inputs, or places of one.</param>
/// <param name="Spread">The variance of that over pairs of points, in one network.</param>
internal readonly record struct SignalState(double Mean, double Second, double Correlation, double Spread)
{
    /// <summary>E x² - (E x)².</summary>
    internal double Variance => Math.Max(Second - (Mean * Mean), 0);

    /// <summary>The mean of g over the correlations of pairs, by the three-point rule of a normal law.</summary>
    internal static double OverPairs(double correlation, double spread, Func<double, double> g)
    {
        if (spread <= 0)
            return g(correlation);
        double side = Math.Sqrt(3 * spread);
        return ((g(Math.Max(correlation - side, -1)) + g(Math.Min(correlation + side, 1))) / 6) + (2 * g(correlation) / 3);
    }

    /// <summary>The mean of g over all pairs of points, a point with itself among them.</summary>
    /// <param name="points">How many points there are.</param>
    /// <param name="correlation">The correlation of different points.</param>
    /// <param name="spread">Its variance.</param>
    /// <param name="g">g of a correlation.</param>
    internal static double OverPoints(double points, double correlation, double spread, Func<double, double> g) =>
        (g(1) / points) + ((1 - (1 / points)) * OverPairs(correlation, spread, g));
}
