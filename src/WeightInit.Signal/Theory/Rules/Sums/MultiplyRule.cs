namespace WeightInit.Signal;

/// <summary>A product of two independent signals: means and second moments multiply. A signal times itself has 3 (E x²)².</summary>
internal sealed class MultiplyRule : SignalRule
{
    internal override SignalState Forward(RuleSite site, ReadOnlySpan<SignalState> inputs, Jitter jitter)
    {
        (SignalState x, SignalState y) = (inputs[0], inputs[1]);
        return site.Node.Inputs[0] == site.Node.Inputs[1]
            ? new SignalState(x.Second, 3 * x.Second * x.Second, (1 + (2 * x.Correlation * x.Correlation)) / 3, x.Spread)
            : new SignalState(x.Mean * y.Mean, x.Second * y.Second, x.Correlation * y.Correlation, x.Spread + y.Spread);
    }

    internal override GradientState Backward(
        RuleSite site, int input, ReadOnlySpan<SignalState> inputs, SignalState output, GradientState gradient, Jitter jitter)
    {
        double repeats = site.Node.Shape.Count / Math.Max(1.0, site.Node.Inputs[input].Shape.Count);
        return gradient with { Second = gradient.Second * inputs[1 - input].Second * repeats };
    }
}
