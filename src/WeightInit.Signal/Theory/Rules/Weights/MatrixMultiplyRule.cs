namespace WeightInit.Signal;

/// <summary>A product of two signals over k: mean k m₁ m₂, second moment k E x² E y² and k (k - 1) m₁² m₂².</summary>
internal sealed class MatrixMultiplyRule : SignalRule
{
    internal override SignalState Forward(RuleSite site, ReadOnlySpan<SignalState> inputs, Jitter jitter)
    {
        double k = site.Node.Inputs[0].Shape[^1];
        (SignalState x, SignalState y) = (inputs[0], inputs[1]);
        double means = x.Mean * y.Mean;
        double second = (k * x.Second * y.Second) + (k * (k - 1) * means * means);
        return new SignalState(k * means, second, x.Correlation * y.Correlation, 0);
    }

    internal override GradientState Backward(
        RuleSite site, int input, ReadOnlySpan<SignalState> inputs, SignalState output, GradientState gradient, Jitter jitter)
    {
        double sums = input == 0 ? site.Node.Shape[^1] : site.Node.Shape[^2];
        return gradient with { Second = gradient.Second * sums * inputs[1 - input].Second };
    }
}
