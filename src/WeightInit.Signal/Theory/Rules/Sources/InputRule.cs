namespace WeightInit.Signal;

/// <summary>Data: what the options say of it. The mean square of drawn data has chance too; that of data at hand is known.</summary>
internal sealed class InputRule : SignalRule
{
    internal override SignalState Forward(RuleSite site, ReadOnlySpan<SignalState> inputs, Jitter jitter)
    {
        InputStatistics data = site.Options.Input;
        double chance = data.IsMeasured ? 0 : 2 / (Math.Max(1, site.Options.Batch) * Math.Max(1.0, site.Node.Shape.Count));
        return new SignalState(data.Mean, data.SecondMoment * jitter.Factor(chance), data.Correlation, data.Spread ?? (1 / Math.Max(1, site.Output.Units)));
    }

    internal override GradientState Backward(
        RuleSite site, int input, ReadOnlySpan<SignalState> inputs, SignalState output, GradientState gradient, Jitter jitter) => default;
}
