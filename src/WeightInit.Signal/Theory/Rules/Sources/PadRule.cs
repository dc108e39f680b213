namespace WeightInit.Signal;

/// <summary>Places added around: of a number they bring its square, else they repeat what is there.</summary>
internal sealed class PadRule : SignalRule
{
    internal override SignalState Forward(RuleSite site, ReadOnlySpan<SignalState> inputs, Jitter jitter)
    {
        Pad operation = (Pad)site.Node.Operation;
        SignalState x = inputs[0];
        if (operation.Mode != PadMode.Constant)
            return x;
        double share = site.Node.Inputs[0].Shape.Count / Math.Max(1.0, site.Node.Shape.Count);
        double value = operation.Value;
        return x with { Mean = (share * x.Mean) + ((1 - share) * value), Second = (share * x.Second) + ((1 - share) * value * value) };
    }

    internal override GradientState Backward(
        RuleSite site, int input, ReadOnlySpan<SignalState> inputs, SignalState output, GradientState gradient, Jitter jitter) =>
        ((Pad)site.Node.Operation).Mode == PadMode.Constant ? gradient : Spread(site, input, gradient);
}
