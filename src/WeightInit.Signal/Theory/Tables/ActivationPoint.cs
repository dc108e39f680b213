namespace WeightInit.Signal;

/// <summary>
/// What an activation does to an input of N(0, q) at one q, as the finite-width paths want it: moments, and series in the
/// correlation of two inputs.
/// </summary>
internal sealed class ActivationPoint
{
    private static readonly GaussLegendre Rule = new(20);

    internal ActivationPoint(Activation f, double q)
    {
        double s = Math.Sqrt(q);
        int count = ChaosSeries.Degree + 1;
        double[] value = new double[count];
        double[] slope = new double[count];
        double[] square = new double[count];
        double[] slopeSquare = new double[count];
        double[] cube = new double[count];
        (double second, double fourth, double slopeSecond, double slopeFourth, double radial) = (0, 0, 0, 0, 0);
        (double bent, double squares) = (0, 0);
        foreach ((double z, double weight) in Nodes(f, s))
        {
            double y = f.Apply(s * z);
            double d = f.Derivative(s * z);
            (double y2, double d2) = (y * y, d * d);
            second += weight * y2;
            fourth += weight * y2 * y2;
            slopeSecond += weight * d2;
            slopeFourth += weight * d2 * d2;
            radial += weight * y * d * s * z;
            bent += weight * d2 * z * z;
            squares += weight * d2 * y2;
            (double before, double hermite) = (0, weight);
            for (int k = 0; k < count; k++)
            {
                value[k] += hermite * y;
                slope[k] += hermite * d;
                square[k] += hermite * y2;
                slopeSquare[k] += hermite * d2;
                cube[k] += hermite * y2 * y;
                (before, hermite) = (hermite, ((z * hermite) - (Math.Sqrt(k) * before)) / Math.Sqrt(k + 1));
            }
        }

        Mean = value[0];
        Second = second;
        SlopeSecond = slopeSecond;
        Elasticity = second > 0 ? radial / second : 1;
        SlopeRadial = slopeSecond > 0 ? bent / slopeSecond : 1;
        SquareCovariance = second > 0 && slopeSecond > 0 ? squares / (second * slopeSecond) : 1;
        Coherence = slopeSecond > 0 && second > 0 ? radial * radial / (second * q * slopeSecond) : 1;
        (double safe, double safeSlope) = (Math.Max(second, 1e-300), Math.Max(slopeSecond, 1e-300));
        Values = new ChaosSeries(value, value, second, safe);
        Slopes = new ChaosSeries(slope, slope, slopeSecond, safeSlope);
        Squares = new ChaosSeries(square, square, fourth, safe * safe);
        SlopeSquares = new ChaosSeries(slopeSquare, slopeSquare, slopeFourth, safeSlope * safeSlope);
        Cubes = new ChaosSeries(cube, value, fourth, safe * safe);
    }

    /// <summary>E f.</summary>
    internal double Mean { get; }

    /// <summary>E f².</summary>
    internal double Second { get; }

    /// <summary>E f'².</summary>
    internal double SlopeSecond { get; }

    /// <summary>d ln E f² / d ln q.</summary>
    internal double Elasticity { get; }

    /// <summary>E f'² z² / E f'².</summary>
    internal double SlopeRadial { get; }

    /// <summary>(E f f' h)² / (E f² E h² E f'²): what a layer makes of the share of the gradient that lies along the signal.</summary>
    internal double Coherence { get; }

    /// <summary>E f'² f² / (E f'² E f²).</summary>
    internal double SquareCovariance { get; }

    /// <summary>E f(u₁) f(u₂) / E f²: the correlation map.</summary>
    internal ChaosSeries Values { get; }

    /// <summary>E f'(u₁) f'(u₂) / E f'².</summary>
    internal ChaosSeries Slopes { get; }

    /// <summary>E f(u₁)² f(u₂)² / (E f²)².</summary>
    internal ChaosSeries Squares { get; }

    /// <summary>E f'(u₁)² f'(u₂)² / (E f'²)².</summary>
    internal ChaosSeries SlopeSquares { get; }

    /// <summary>E f(u₁)³ f(u₂) / (E f²)².</summary>
    internal ChaosSeries Cubes { get; }

    private static IEnumerable<(double Z, double Weight)> Nodes(Activation f, double s)
    {
        SortedSet<double> ends = [-12, -6, -3, -1, 0, 1, 3, 6, 12];
        foreach (double x in (double[])[.. f.Kinks, 0.5, -0.5, 2, -2, 6, -6, 18, -18, 54, -54])
        {
            if (Math.Abs(x) < 12 * s)
                ends.Add(x / s);
        }

        double from = double.NaN;
        foreach (double to in ends)
        {
            (double middle, double half) = ((from + to) / 2, (to - from) / 2);
            for (int i = 0; !double.IsNaN(from) && i < Rule.Nodes.Length; i++)
            {
                double z = middle + (half * Rule.Nodes[i]);
                yield return (z, half * Rule.Weights[i] * Math.Exp(-z * z / 2) * 0.3989422804014327);
            }

            from = to;
        }
    }
}
