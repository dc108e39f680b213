namespace WeightInit.Signal;

/// <summary>A trained tensor in the signal: its law; the same for every sample, not for every place.</summary>
internal sealed class LearnedRule : SignalRule
{
    internal override SignalState Forward(RuleSite site, ReadOnlySpan<SignalState> inputs, Jitter jitter)
    {
        WeightLaw law = site.Law(ParameterSlot.Weight);
        return new SignalState(law.Mean, law.Second * jitter.Factor(2 / Math.Max(1.0, site.Node.Shape.Count)), 1 / site.Output.Places, 0);
    }

    internal override GradientState Backward(
        RuleSite site, int input, ReadOnlySpan<SignalState> inputs, SignalState output, GradientState gradient, Jitter jitter) => default;
}

/// <summary>Numbers of the graph: their own moments.</summary>
internal sealed class FixedRule : SignalRule
{
    internal override SignalState Forward(RuleSite site, ReadOnlySpan<SignalState> inputs, Jitter jitter)
    {
        double mean = site.Remember("mean", () => Mean(site, value => value));
        double second = site.Remember("second", () => Mean(site, value => value * value));
        return new SignalState(mean, second, second > 0 ? Math.Max(mean * mean / second, 1 / site.Output.Places) : 1, 0);
    }

    internal override GradientState Backward(
        RuleSite site, int input, ReadOnlySpan<SignalState> inputs, SignalState output, GradientState gradient, Jitter jitter) => default;

    private static double Mean(RuleSite site, Func<double, double> of)
    {
        ReadOnlySpan<float> values = ((Fixed)site.Node.Operation).Values.Span;
        double sum = 0;
        foreach (float value in values)
            sum += of(value);
        return values.Length == 0 ? 0 : sum / values.Length;
    }
}
