namespace WeightInit.Signal;

/// <summary>
/// f of each number, those taken as normal. Given the mean square of n units, that of f has the relative variance that the
/// Hermite terms of f² but the constant and the square leave, over n; the gradient likewise with f'².
/// </summary>
internal class ActivateRule : SignalRule
{
    /// <summary>Means below this share of the second moment are chance.</summary>
    private const double NoMean = 1e-4;

    internal override SignalState Forward(RuleSite site, ReadOnlySpan<SignalState> inputs, Jitter jitter)
    {
        SignalState x = inputs[0];
        Activation f = Function(site);
        if (!(x.Second > 0 && double.IsFinite(x.Second)))
            return double.IsNaN(x.Second) || x.Second > 0 ? x : new SignalState(f.Apply(0), Square(f.Apply(0)), 1, 0);
        ActivationTable table = ActivationTable.Of(f);
        ActivationPoint point = table.Near(x.Second);
        double variance = SignalState.OverPoints(site.Points, x.Correlation, x.Spread, point.Squares.BeyondVariance) / site.Output.Units;
        (double mean, double second) = Moments(site, f, table, x, jitter.IsNone);
        double correlation = Math.Clamp(point.Values.At(x.Correlation), -1, 1);
        return new SignalState(mean, second * jitter.Factor(variance), correlation, Spread(site, x, point, correlation));
    }

    internal override GradientState Backward(
        RuleSite site, int input, ReadOnlySpan<SignalState> inputs, SignalState output, GradientState gradient, Jitter jitter)
    {
        SignalState x = inputs[0];
        Activation f = Function(site);
        if (!(x.Second > 0 && double.IsFinite(x.Second)))
            return gradient with { Second = gradient.Second * (x.Second == 0 ? OneInput.DerivativeSecondMoment(f, 0) : double.NaN) };
        ActivationTable table = ActivationTable.Of(f);
        ActivationPoint point = table.Near(x.Second);
        double alike = (gradient.Correlation * gradient.Correlation) + gradient.Spread;
        double variance = ((Chance(point, 1, 1) / site.Points)
            + ((1 - (1 / site.Points)) * SignalState.OverPairs(x.Correlation, x.Spread, c => Chance(point, c, alike)))) / site.Output.Units;
        double along = jitter.IsNone ? 0 : Math.Min(gradient.Radial, site.Output.Units) - 1;
        double bound = Math.Max(0.05, 1 + (along * (point.SquareCovariance - (gradient.IsIsometric ? 1 : 0)) / site.Output.Units));
        double slopes = jitter.IsNone ? SlopeSecond(f, x) : table.SlopeSecond(x.Second) * OffCentre(site, f, x, slope: true);
        double ratio = point.Slopes.At(x.Correlation);
        double chance = Math.Max(0, point.SlopeSquares.At(x.Correlation) - (ratio * ratio)) * Alignment.Growth(site.Points, gradient.Correlation, gradient.Spread) / site.Output.Units;
        return new GradientState(
            gradient.Second * slopes * gradient.Steepness * bound * jitter.Factor(variance),
            gradient.Correlation * ratio,
            (gradient.Spread * ratio * ratio) + chance)
        {
            Radial = Math.Clamp((point.SlopeRadial + (along * point.Coherence)) / bound, 0, site.Output.Units),
        };
    }

    /// <summary>The relative covariance of f'² δ² of two points, less what the mean squares of h and of δ explain.</summary>
    private static double Chance(ActivationPoint point, double c, double alike) =>
        (point.SlopeSquares.BeyondVariance(c) * (1 + (2 * alike))) + (2 * alike * point.SlopeSquares.OfVariance(c));

    /// <summary>The function at a node.</summary>
    private protected virtual Activation Function(RuleSite site) => ((Activate)site.Node.Operation).Activation;

    /// <summary>Of the squared chance of a correlation, what does not come from the input's.</summary>
    private static double Spread(RuleSite site, SignalState x, ActivationPoint point, double c)
    {
        double slope = point.Values.SlopeAt(x.Correlation);
        double squares = point.Squares.At(x.Correlation);
        double whole = squares - (c * c)
            - (2 * c * (point.Cubes.At(x.Correlation) - c))
            + (c * c / 2 * (point.Squares.At(1) + squares - 2));
        double known = Square(slope * (1 - (x.Correlation * x.Correlation)));
        return (slope * slope * x.Spread) + (Math.Max(0, whole - known) / site.Output.Units);
    }

    private static (double Mean, double Second) Moments(RuleSite site, Activation f, ActivationTable table, SignalState x, bool exact)
    {
        if (!exact)
            return (table.Mean(x.Second), table.Second(x.Second) * OffCentre(site, f, x, slope: false));
        if (IsCentred(x))
            return (OneInput.Expect(f, x.Second, f.Apply), OneInput.SecondMoment(f, x.Second));
        return x.Variance > 0
            ? (f.MomentsAt(x.Variance, x.Mean).Mean, f.MomentsAt(x.Variance, x.Mean).SecondMoment)
            : (f.Apply(x.Mean), Square(f.Apply(x.Mean)));
    }

    private static double SlopeSecond(Activation f, SignalState x) =>
        IsCentred(x) ? OneInput.DerivativeSecondMoment(f, x.Second)
        : x.Variance > 0 ? f.MomentsAt(x.Variance, x.Mean).DerivativeSecondMoment
        : Square(f.Derivative(x.Mean));

    private static bool IsCentred(SignalState x) => x.Mean * x.Mean <= NoMean * x.Second;

    /// <summary>What a mean of the input changes, found once a node at infinite width and kept for all paths.</summary>
    private static double OffCentre(RuleSite site, Activation f, SignalState x, bool slope)
    {
        if (IsCentred(x))
            return 1;
        return site.Remember(slope ? "slope" : "value", () => slope
            ? SlopeSecond(f, x) / OneInput.DerivativeSecondMoment(f, x.Second)
            : (x.Variance > 0 ? f.MomentsAt(x.Variance, x.Mean).SecondMoment : Square(f.Apply(x.Mean))) / OneInput.SecondMoment(f, x.Second));
    }

    private static double Square(double x) => x * x;
}
