namespace WeightInit.Signal;

/// <summary>factor · x + offset.</summary>
internal sealed class ScaleByRule : SignalRule
{
    internal override SignalState Forward(RuleSite site, ReadOnlySpan<SignalState> inputs, Jitter jitter)
    {
        ScaleBy operation = (ScaleBy)site.Node.Operation;
        SignalState x = inputs[0];
        double scaled = operation.Factor * operation.Factor * x.Second;
        double shifted = (2 * operation.Factor * operation.Offset * x.Mean) + (operation.Offset * operation.Offset);
        double second = Math.Max(0, scaled + shifted);
        return new SignalState(
            (operation.Factor * x.Mean) + operation.Offset,
            second,
            second > 0 ? Math.Clamp(((scaled * x.Correlation) + shifted) / second, -1, 1) : 1,
            second > 0 ? x.Spread * (scaled / second) * (scaled / second) : 0);
    }

    internal override GradientState Backward(
        RuleSite site, int input, ReadOnlySpan<SignalState> inputs, SignalState output, GradientState gradient, Jitter jitter)
    {
        double factor = ((ScaleBy)site.Node.Operation).Factor;
        return gradient with { Second = gradient.Second * factor * factor };
    }
}

/// <summary>scale · x + shift with trained numbers.</summary>
internal sealed class ScaleShiftRule : SignalRule
{
    internal override SignalState Forward(RuleSite site, ReadOnlySpan<SignalState> inputs, Jitter jitter) => Affine.Apply(site, inputs[0]);

    internal override GradientState Backward(
        RuleSite site, int input, ReadOnlySpan<SignalState> inputs, SignalState output, GradientState gradient, Jitter jitter) =>
        gradient with { Second = gradient.Second * site.Law(ParameterSlot.Scale).Second };
}
