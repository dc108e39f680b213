namespace WeightInit.Signal;

/// <summary>
/// E g(u₁) g(u₂) of two normal variables by Gauss and Legendre's rule: over u₁ on panels, halved until nothing changes, and for
/// each u₁ over what is new in u₂ on panels of its own. Both end at the kinks of g.
/// </summary>
internal static class TwoInputQuadrature
{
    private const double Reach = 12;
    private const double Tolerance = 1e-12;
    private const int MostHalvings = 400;
    private static readonly GaussLegendre Rule = new(20);

    private static ReadOnlySpan<double> FixedEnds => [-Reach, -6, -3, -1, 0, 1, 3, 6, Reach];

    /// <summary>Distances from the origin where activations change character, in their own unit.</summary>
    private static ReadOnlySpan<double> NearOrigin => [0, 0.5, 2, 6, 18, 54];

    /// <summary>The expectation at correlation c.</summary>
    internal static double Product(Func<double, double> g, IReadOnlyList<double> kinks, double q1, double q2, double c)
    {
        (double s1, double s2) = (Math.Sqrt(q1), Math.Sqrt(q2));
        if (Math.Abs(c) >= 1)
            return GaussianExpectation.Of(x => g(x) * g(Math.Sign(c) * x * s2 / s1), Mirrored(kinks, s1 / s2), 0, s1);
        double rest = Math.Sqrt((1 - c) * (1 + c));
        double Inner(double z) => c == 0 ? Mean(g, kinks, 0, s2) : Mean(g, kinks, s2 * c * z, s2 * rest);
        if (c == 0)
            return Mean(g, kinks, 0, s1) * Mean(g, kinks, 0, s2);

        double[] ends = OuterEnds(kinks, s1, s2 * c, rest / Math.Abs(c));
        return Integrate(z => g(s1 * z) * Inner(z) * Density(z), ends);
    }

    /// <summary>E g(m + s z), without refinement.</summary>
    private static double Mean(Func<double, double> g, IReadOnlyList<double> kinks, double mean, double deviation)
    {
        SortedSet<double> ends = [.. FixedEnds];
        AddPoints(ends, kinks, mean, deviation);
        double sum = 0;
        double from = double.NaN;
        foreach (double to in ends)
        {
            if (!double.IsNaN(from))
                sum += Rule.Integrate(z => g(mean + (deviation * z)) * Density(z), from, to);
            from = to;
        }

        return sum;
    }

    /// <summary>Ends for the outer integral: those of g(s₁ z), and around each place where the inner one, smoothed over a width, turns.</summary>
    private static double[] OuterEnds(IReadOnlyList<double> kinks, double s1, double slope, double width)
    {
        SortedSet<double> ends = [.. FixedEnds];
        AddPoints(ends, kinks, 0, s1);
        AddPoints(ends, kinks, 0, slope);
        foreach (double kink in kinks.Append(0))
        {
            foreach (double widths in (ReadOnlySpan<double>)[1, 3, 7])
            {
                Add(ends, (kink / slope) + (widths * width));
                Add(ends, (kink / slope) - (widths * width));
            }
        }

        return [.. ends];
    }

    private static void AddPoints(SortedSet<double> ends, IReadOnlyList<double> kinks, double mean, double deviation)
    {
        foreach (double distance in NearOrigin)
        {
            Add(ends, (distance - mean) / deviation);
            Add(ends, (-distance - mean) / deviation);
        }

        foreach (double kink in kinks)
            Add(ends, (kink - mean) / deviation);
    }

    private static void Add(SortedSet<double> ends, double z)
    {
        if (Math.Abs(z) < Reach)
            ends.Add(z);
    }

    private static double Integrate(Func<double, double> f, double[] ends)
    {
        Stack<(double From, double To, double Value)> open = new();
        double size = 0;
        for (int i = 1; i < ends.Length; i++)
        {
            double value = Rule.Integrate(f, ends[i - 1], ends[i]);
            open.Push((ends[i - 1], ends[i], value));
            size += Math.Abs(value);
        }

        double sum = 0;
        for (int halvings = 0; open.TryPop(out var panel); halvings++)
        {
            double middle = (panel.From + panel.To) / 2;
            double left = Rule.Integrate(f, panel.From, middle);
            double right = Rule.Integrate(f, middle, panel.To);
            if (Math.Abs(left + right - panel.Value) > Tolerance * size && halvings < MostHalvings)
            {
                open.Push((panel.From, middle, left));
                open.Push((middle, panel.To, right));
            }
            else
            {
                sum += left + right;
            }
        }

        return sum;
    }

    private static double[] Mirrored(IReadOnlyList<double> kinks, double ratio) =>
        [.. kinks.SelectMany(kink => (double[])[kink, kink * ratio, -kink * ratio]).Distinct().Order()];

    private static double Density(double z) => Math.Exp(-0.5 * z * z) * 0.3989422804014327;
}
