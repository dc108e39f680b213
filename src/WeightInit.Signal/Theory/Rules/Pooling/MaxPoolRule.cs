namespace WeightInit.Signal;

/// <summary>
/// The largest of k equally correlated normal numbers, √r z₀ + √(1-r) max zᵢ, behind an activation that rises: max f(h) = f(max h).
/// Each window sends its gradient to one of its inputs.
/// </summary>
internal sealed class MaxPoolRule : SignalRule
{
    internal override SignalState Forward(RuleSite site, ReadOnlySpan<SignalState> inputs, Jitter jitter)
    {
        SignalState x = inputs[0];
        double meanRatio = site.Remember("mean", () => Ratios(site, x).Mean);
        double ratio = site.Remember("second", () => Ratios(site, x).Second);
        double second = x.Second * ratio;
        double mean = meanRatio * Math.Sqrt(x.Second);
        double apart = x.Second * (1 - x.Correlation) / Math.Max(1e-300, x.Variance);
        double correlation = second > 0 ? Math.Clamp(1 - (apart * Math.Max(0, second - (mean * mean)) / second), -1, 1) : 1;
        return new SignalState(mean, second, correlation, x.Spread);
    }

    internal override GradientState Backward(
        RuleSite site, int input, ReadOnlySpan<SignalState> inputs, SignalState output, GradientState gradient, Jitter jitter)
    {
        SignalState x = inputs[0];
        return gradient with
        {
            Second = gradient.Second * site.Output.Places / site.Inputs[0].Places,
            Steepness = site.Remember("steepness", () => Steepness(site, x)),
        };
    }

    /// <summary>E f'(largest)² by E f'².</summary>
    private static double Steepness(RuleSite site, SignalState x)
    {
        Activation f = Neighbours.ActivationBefore(site.Node);
        if (f is LinearActivation)
            return 1;
        double q = Scale(f, x.Second);
        double all = OneInput.DerivativeSecondMoment(f, q);
        double k = Sizes(site).Aggregate(1.0, (product, size) => product * size);
        double largest = LargestOf.Expect(k, Neighbours.Before(f, q, x.Correlation), z => Square(f.Derivative(Math.Sqrt(q) * z)), f.Kinks, Math.Sqrt(q));
        return all > 0 ? largest / all : 1;
    }

    private static (double Mean, double Second) Ratios(RuleSite site, SignalState x)
    {
        long[] window = Sizes(site);
        double k = window.Aggregate(1.0, (product, size) => product * size);
        Activation f = Neighbours.ActivationBefore(site.Node);
        double q = f is LinearActivation ? Math.Max(x.Variance, 1e-300) : Scale(f, x.Second);
        double r = Neighbours.Before(f, q, x.Correlation);
        double middle = f is LinearActivation ? x.Mean : 0;
        double unit = Math.Max(x.Second, 1e-300);
        return (
            LargestOf.Expect(k, r, z => f.Apply(middle + (Math.Sqrt(q) * z)), f.Kinks, Math.Sqrt(q)) / Math.Sqrt(unit),
            LargestOf.Expect(k, r, z => Square(f.Apply(middle + (Math.Sqrt(q) * z))), f.Kinks, Math.Sqrt(q)) / unit);
    }

    /// <summary>The q whose E f² is this second moment.</summary>
    private static double Scale(Activation f, double second)
    {
        double log = Math.Log(Math.Max(second, 1e-300));
        double Excess(double logQ) => Math.Log(Math.Max(ActivationTable.Of(f).Second(Math.Exp(logQ)), 1e-300)) - log;
        (double low, double high) = (-50, 50);
        return Excess(low) < 0 && Excess(high) > 0 ? Math.Exp(RootSearch.Between(Excess, low, high, Excess(low), Excess(high))) : 1;
    }

    private static long[] Sizes(RuleSite site) => site.Node.Operation switch
    {
        MaxPool pool => [.. pool.Window.Kernel],
        _ => [.. Enumerable.Range(1, site.Node.Shape.Rank - 1).Select(axis => Math.Max(1, site.Node.Inputs[0].Shape[axis] / site.Node.Shape[axis]))],
    };

    private static double Square(double x) => x * x;
}
