namespace WeightInit.Signal;

/// <summary>
/// Each unit to mean 0 and variance 1 over all points. What is taken away is what points have in common: the variance over points is
/// E x² (1 - c), so behind ReLU, where c is 1/π, the gradient grows by 1 / (1 - 1/π) = π / (π - 1) a layer (Yang et al. 2019).
/// </summary>
internal sealed class BatchNormalizationRule : SignalRule
{
    internal override SignalState Forward(RuleSite site, ReadOnlySpan<SignalState> inputs, Jitter jitter)
    {
        SignalState x = inputs[0];
        double variance = Variance(site, x);
        double kept = variance / (variance + ((BatchNormalization)site.Node.Operation).Epsilon);
        double own = 1 / Count(site);
        double spread = Math.Clamp(x.Spread / Square(Math.Max(1e-3, 1 - x.Correlation)), 0, 1);
        return Affine.Apply(site, new SignalState(0, kept, -own, spread));
    }

    internal override GradientState Backward(
        RuleSite site, int input, ReadOnlySpan<SignalState> inputs, SignalState output, GradientState gradient, Jitter jitter)
    {
        double own = 1 / Count(site);
        double variance = Variance(site, inputs[0]) + ((BatchNormalization)site.Node.Operation).Epsilon;
        double apart = Math.Max(0, 1 - own - ((1 - own) * gradient.Correlation) - own);

        // A unit's variance over n points has chance of its own, and the mean of its inverse is larger: (n - 1) / (n - 3) for χ².
        double chance = site.Points > 4 ? (site.Points - 1) / (site.Points - 3) : 3;
        return new GradientState(gradient.Second * site.Law(ParameterSlot.Scale).Second / variance * apart * chance, 0, gradient.Spread) { Radial = 0 };
    }

    private static double Count(RuleSite site) => Math.Max(2, Math.Max(1, site.Options.Batch) * site.Output.Places);

    private static double Variance(RuleSite site, SignalState x) => Math.Max(0, x.Second * (1 - x.Correlation) * (1 - (1 / Count(site))));

    private static double Square(double x) => x * x;
}
