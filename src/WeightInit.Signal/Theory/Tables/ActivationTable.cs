using System.Collections.Concurrent;

namespace WeightInit.Signal;

/// <summary>
/// <see cref="ActivationPoint"/>s on a grid of ln q, made when first asked for, and between them Hermite's cubic: six digits, for
/// the many paths of the finite-width process. What is reported of infinite width is not taken from here.
/// </summary>
internal sealed class ActivationTable
{
    private const double Step = 0.25;
    private const double Reach = 60;
    private static readonly ConcurrentDictionary<Activation, ActivationTable> Tables = new();
    private readonly ConcurrentDictionary<int, ActivationPoint> _points = new();
    private readonly Activation _activation;

    private ActivationTable(Activation activation) => _activation = activation;

    /// <summary>The table of an activation, one for all.</summary>
    internal static ActivationTable Of(Activation activation) => Tables.GetOrAdd(activation, key => new ActivationTable(key));

    /// <summary>The grid point nearest to q.</summary>
    internal ActivationPoint Near(double q) => Point((int)Math.Round(Grid(q)));

    /// <summary>E f² at q.</summary>
    internal double Second(double q) => Cubic(q, point => point.Second, point => point.Elasticity);

    /// <summary>E f'² at q.</summary>
    internal double SlopeSecond(double q) => Cubic(q, point => point.SlopeSecond, null);

    /// <summary>E f at q.</summary>
    internal double Mean(double q)
    {
        double grid = Grid(q);
        int left = (int)Math.Floor(grid);
        double share = grid - left;
        return (Point(left).Mean * (1 - share)) + (Point(left + 1).Mean * share);
    }

    private double Cubic(double q, Func<ActivationPoint, double> of, Func<ActivationPoint, double>? elasticity)
    {
        double grid = Grid(q);
        int left = (int)Math.Floor(grid);
        double t = grid - left;
        double from = Log(of(Point(left)));
        double to = Log(of(Point(left + 1)));
        double fromSlope = elasticity is null ? (to - Log(of(Point(left - 1)))) / 2 : Step * elasticity(Point(left));
        double toSlope = elasticity is null ? (Log(of(Point(left + 2))) - from) / 2 : Step * elasticity(Point(left + 1));
        double u = 1 - t;
        double log = (u * u * (((1 + (2 * t)) * from) + (t * fromSlope))) + (t * t * (((3 - (2 * t)) * to) - (u * toSlope)));
        double beyond = elasticity is null ? 0 : (Math.Log(q) - (grid * Step)) * elasticity(Point(left));
        return Math.Exp(log + beyond);
    }

    private static double Log(double x) => Math.Log(Math.Max(x, 1e-300));

    private static double Grid(double q) => Math.Clamp(Math.Log(q), -Reach, Reach) / Step;

    private ActivationPoint Point(int index) => _points.GetOrAdd(index, (key, f) => new ActivationPoint(f, Math.Exp(key * Step)), _activation);
}
