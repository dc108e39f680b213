namespace WeightInit.Signal;

/// <summary>x / (bias + α E x²)^β: nearly a factor, as the sum over channels is nearly its mean.</summary>
internal sealed class LocalResponseRule : SignalRule
{
    internal override SignalState Forward(RuleSite site, ReadOnlySpan<SignalState> inputs, Jitter jitter)
    {
        double factor = Factor(site, inputs[0]);
        return inputs[0] with { Mean = inputs[0].Mean * factor, Second = inputs[0].Second * factor * factor };
    }

    internal override GradientState Backward(
        RuleSite site, int input, ReadOnlySpan<SignalState> inputs, SignalState output, GradientState gradient, Jitter jitter)
    {
        double factor = Factor(site, inputs[0]);
        return gradient with { Second = gradient.Second * factor * factor };
    }

    private static double Factor(RuleSite site, SignalState x)
    {
        LocalResponseNormalization operation = (LocalResponseNormalization)site.Node.Operation;
        return Math.Pow(operation.Bias + (operation.Alpha * x.Second), -operation.Beta);
    }
}
