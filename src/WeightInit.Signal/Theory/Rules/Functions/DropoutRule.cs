namespace WeightInit.Signal;

/// <summary>
/// Each number kept with probability p and divided by it: the mean stays, E x² becomes E x² / p, and what two inputs have in common
/// does not grow with it. Without <see cref="PredictionOptions.Dropout"/> it is left out, as in a probe.
/// </summary>
internal sealed class DropoutRule : SignalRule
{
    internal override SignalState Forward(RuleSite site, ReadOnlySpan<SignalState> inputs, Jitter jitter)
    {
        double kept = Kept(site);
        SignalState x = inputs[0];
        return kept <= 0
            ? new SignalState(0, 0, 1, 0)
            : x with { Second = x.Second / kept, Correlation = x.Correlation * kept, Spread = x.Spread * kept * kept };
    }

    internal override GradientState Backward(
        RuleSite site, int input, ReadOnlySpan<SignalState> inputs, SignalState output, GradientState gradient, Jitter jitter)
    {
        double kept = Kept(site);
        return kept <= 0 ? default : new GradientState(gradient.Second / kept, gradient.Correlation * kept, gradient.Spread * kept * kept);
    }

    private static double Kept(RuleSite site) => site.Options.Dropout ? 1 - ((Dropout)site.Node.Operation).Rate : 1;
}
