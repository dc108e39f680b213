namespace WeightInit.Signal;

/// <summary>
/// Normalization of each point for itself: over its features (layer normalization), over groups of channels and all places, over the
/// places of one channel, or by the root of the mean square alone. The gradient is divided by the deviation and loses its part along
/// the mean and along the signal: 2 / n of it.
/// </summary>
internal sealed class FeatureNormalizationRule : SignalRule
{
    internal override SignalState Forward(RuleSite site, ReadOnlySpan<SignalState> inputs, Jitter jitter)
    {
        SignalState x = inputs[0];
        (double variance, double epsilon, _, bool isCentred) = Terms(site, x);
        double mean = isCentred ? 0 : x.Mean / Math.Sqrt(variance + epsilon);
        double kept = variance / (variance + epsilon);
        double taken = isCentred ? x.Second - variance : 0;
        double correlation = variance > 0 ? Math.Clamp(((x.Correlation * x.Second) - taken) / variance, -1, 1) : 1;
        double ratio = variance > 0 ? Math.Min(x.Second / variance, 1e3) : 1;
        return Affine.Apply(site, new SignalState(mean, kept, correlation, Math.Min(1, x.Spread * ratio * ratio)));
    }

    internal override GradientState Backward(
        RuleSite site, int input, ReadOnlySpan<SignalState> inputs, SignalState output, GradientState gradient, Jitter jitter)
    {
        (double variance, double epsilon, double count, bool isCentred) = Terms(site, inputs[0]);
        double lost = Math.Max(0, 1 - ((isCentred ? 2 : 1) / count));
        return gradient with { Second = gradient.Second * site.Law(ParameterSlot.Scale).Second / (variance + epsilon) * lost, Radial = 0 };
    }

    private static (double Variance, double Epsilon, double Count, bool IsCentred) Terms(RuleSite site, SignalState x)
    {
        double units = site.Output.Units;
        double centred = Math.Max(0, x.Second - (x.Mean * x.Mean));
        return site.Node.Operation switch
        {
            LayerNormalization layer => (centred, layer.Epsilon, Last(site, layer.Axes), true),
            GroupNormalization group => (centred, group.Epsilon, Math.Max(2, units * site.Output.Places / group.Groups), true),
            InstanceNormalization instance => (Math.Max(0, x.Second * (1 - x.Correlation)), instance.Epsilon, Math.Max(2, site.Output.Places), true),
            RmsNormalization rms => (x.Second, rms.Epsilon, Last(site, rms.Axes), false),
            _ => throw new NotSupportedException($"{site.Node.Name}: {site.Node.Operation.Name} is no normalization of features."),
        };
    }

    private static double Last(RuleSite site, int axes)
    {
        double count = 1;
        foreach (long size in site.Node.Shape.Axes[^Math.Min(axes, site.Node.Shape.Rank)..])
            count *= size;
        return Math.Max(2, count);
    }
}
