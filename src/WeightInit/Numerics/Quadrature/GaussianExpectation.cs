namespace WeightInit;

/// <summary>
/// E g(X) for a normal X: Gauss and Legendre's rule on panels that end at the kinks of g and close in on the origin, where
/// activations bend; a panel on which the rule disagrees with itself is halved. Gauss and Hermite's rule is not used: at a
/// kink it is wrong in the second digit.
/// </summary>
internal static class GaussianExpectation
{
    /// <summary>Beyond this many deviations the normal density, below 1e-31, adds nothing.</summary>
    private const double Reach = 12;

    /// <summary>On halving, a panel's change relative to the whole that ends the work.</summary>
    private const double Tolerance = 1e-14;

    /// <summary>For all panels together: a function that needs more is not one that networks use.</summary>
    private const int MostHalvings = 10_000;

    private static readonly GaussLegendre Rule = new(20);

    /// <summary>The points of z where panels always end, in deviations from the mean.</summary>
    private static ReadOnlySpan<double> FixedEnds => [-Reach, -6, -3, -1, 0, 1, 3, 6, Reach];

    /// <summary>Distances from the origin where activations change character, in their own unit.</summary>
    private static ReadOnlySpan<double> NearOrigin => [0, 0.5, 2, 6, 18, 54];

    /// <summary>E g(X) with X normal.</summary>
    /// <param name="g">The function.</param>
    /// <param name="kinks">Where g or a derivative of it jumps.</param>
    /// <param name="mean">The mean of X.</param>
    /// <param name="deviation">The standard deviation of X, 0 or more.</param>
    internal static double Of(Func<double, double> g, IReadOnlyList<double> kinks, double mean, double deviation)
    {
        if (deviation == 0)
            return g(mean);
        double[] ends = Ends(kinks, mean, deviation);
        double Integrand(double z) => g(mean + (deviation * z)) * Density(z);

        Stack<Panel> open = new();
        double size = 0;
        for (int i = 1; i < ends.Length; i++)
        {
            Panel panel = new(ends[i - 1], ends[i], Rule.Integrate(Integrand, ends[i - 1], ends[i]));
            open.Push(panel);
            size += Math.Abs(panel.Integral);
        }

        return Refine(Integrand, open, Tolerance * size);
    }

    /// <summary>Halves the panels until each is worth what its halves are, or is not a number.</summary>
    private static double Refine(Func<double, double> integrand, Stack<Panel> open, double enough)
    {
        double sum = 0;
        for (int halvings = 0; open.TryPop(out Panel panel); halvings++)
        {
            double middle = (panel.From + panel.To) / 2;
            Panel left = new(panel.From, middle, Rule.Integrate(integrand, panel.From, middle));
            Panel right = new(middle, panel.To, Rule.Integrate(integrand, middle, panel.To));
            bool changes = Math.Abs(left.Integral + right.Integral - panel.Integral) > enough;
            if (changes && halvings < MostHalvings)
            {
                open.Push(left);
                open.Push(right);
            }
            else
            {
                sum += left.Integral + right.Integral;
            }
        }

        return sum;
    }

    private static double[] Ends(IReadOnlyList<double> kinks, double mean, double deviation)
    {
        SortedSet<double> ends = [.. FixedEnds];
        foreach (double distance in NearOrigin)
        {
            Add(distance);
            Add(-distance);
        }

        foreach (double kink in kinks)
            Add(kink);
        return [.. ends];

        void Add(double x)
        {
            double z = (x - mean) / deviation;
            if (Math.Abs(z) < Reach)
                ends.Add(z);
        }
    }

    private static double Density(double z) => Portable.Exp(-0.5 * z * z) * 0.3989422804014327;

    private readonly record struct Panel(double From, double To, double Integral);
}
