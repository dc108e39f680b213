namespace WeightInit.Signal;

/// <summary>A sum of independent signals: means and variances add. The gradient goes to each, summed where one was repeated.</summary>
internal sealed class AddRule : SignalRule
{
    internal override SignalState Forward(RuleSite site, ReadOnlySpan<SignalState> inputs, Jitter jitter)
    {
        (double mean, double variance, double common) = (0, 0, 0);
        double spread = 0;
        double repeated = 0;
        for (int i = 0; i < inputs.Length; i++)
        {
            SignalState x = inputs[i];
            double centred = x.Second - (x.Mean * x.Mean);
            // What is the same for every sample, as position embeddings are, is wholly common.
            double correlation = x.Correlation;
            mean += x.Mean;
            variance += centred;
            common += (correlation * x.Second) - (x.Mean * x.Mean);
            repeated += x.Second;
        }

        double second = variance + (mean * mean);
        foreach (SignalState x in inputs)
            spread += repeated > 0 ? x.Spread * (x.Second / repeated) * (x.Second / repeated) : 0;
        double together = second > 0 ? Math.Clamp((common + (mean * mean)) / second, -1, 1) : 1;
        return new SignalState(mean, second, together, spread);
    }

    internal override GradientState Backward(
        RuleSite site, int input, ReadOnlySpan<SignalState> inputs, SignalState output, GradientState gradient, Jitter jitter)
    {
        double repeats = site.Node.Shape.Count / Math.Max(1.0, site.Node.Inputs[input].Shape.Count);
        return gradient with { Second = gradient.Second * repeats * (1 + ((repeats - 1) * Math.Max(0, gradient.Correlation))) };
    }
}
