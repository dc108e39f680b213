using WeightInit.Native;

namespace WeightInit;

/// <summary>Mean and deviation of the unit normal conditioned on lying between two bounds.</summary>
/// <remarks>
/// By quadrature (Gauss and Legendre, 8 points in each of 64 panels), in which every term is positive: the closed form loses
/// its digits by cancellation where the bounds are narrow or far out. From + - × ÷ √ alone, so the same bits everywhere.
/// </remarks>
internal static class TruncatedMoments
{
    private const int Panels = 64;

    /// <summary>Where the density has fallen to e^-50 of its peak it counts for nothing.</summary>
    private const double Negligible = 100;

    private static readonly double[] Nodes = [0.18343464249564980, 0.52553240991632899, 0.79666647741362674, 0.96028985649753623];

    private static readonly double[] Weights = [0.36268378337836198, 0.31370664587788729, 0.22238103445337447, 0.10122853629037626];

    /// <summary>The mean and the standard deviation.</summary>
    /// <param name="low">The lower bound.</param>
    /// <param name="high">The upper bound, above it.</param>
    internal static (double Mean, double Deviation) Of(double low, double high)
    {
        double peak = Math.Min(Math.Max(0, low), high);
        double reach = Math.Sqrt((peak * peak) + Negligible);
        double from = Math.Max(low, -reach);
        double to = Math.Min(high, reach);

        (double mass, double moment) = (0, 0);
        foreach ((double x, double weight) in Points(from, to, peak))
        {
            mass += weight;
            moment += weight * (x - peak);
        }

        double offset = moment / mass;
        double spread = 0;
        foreach ((double x, double weight) in Points(from, to, peak))
            spread += weight * (x - peak - offset) * (x - peak - offset);
        return (peak + offset, Math.Sqrt(spread / mass));
    }

    private static IEnumerable<(double X, double Weight)> Points(double from, double to, double peak)
    {
        double half = (to - from) / (2 * Panels);
        for (int panel = 0; panel < Panels; panel++)
        {
            double centre = from + (half * ((2 * panel) + 1));
            for (int node = 0; node < Nodes.Length; node++)
            {
                yield return Point(centre - (half * Nodes[node]), Weights[node]);
                yield return Point(centre + (half * Nodes[node]), Weights[node]);
            }
        }

        (double X, double Weight) Point(double x, double weight) =>
            (x, weight * NormalTail.Exp(-0.5 * (x - peak) * (x + peak)));
    }
}
