namespace WeightInit.Signal;

/// <summary>Operations that move numbers and change none, and those that are not known.</summary>
internal sealed class PassRule : SignalRule
{
    internal override SignalState Forward(RuleSite site, ReadOnlySpan<SignalState> inputs, Jitter jitter) =>
        inputs.Length > 0 ? inputs[0] : new SignalState(0, 1, 0, 0);

    internal override GradientState Backward(
        RuleSite site, int input, ReadOnlySpan<SignalState> inputs, SignalState output, GradientState gradient, Jitter jitter) =>
        input == 0 ? Spread(site, input, gradient) : default;
}
