namespace WeightInit.Signal;

/// <summary>Signals one behind the other: means weighted by their sizes. Each gets its part of the gradient.</summary>
internal sealed class ConcatenateRule : SignalRule
{
    internal override SignalState Forward(RuleSite site, ReadOnlySpan<SignalState> inputs, Jitter jitter)
    {
        (double count, double mean, double second, double common, double spread) = (0, 0, 0, 0, 0);
        for (int i = 0; i < inputs.Length; i++)
        {
            double size = site.Node.Inputs[i].Shape.Count;
            count += size;
            mean += size * inputs[i].Mean;
            second += size * inputs[i].Second;
            common += size * inputs[i].Second * inputs[i].Correlation;
            spread += size * inputs[i].Second * size * inputs[i].Second * inputs[i].Spread;
        }

        return new SignalState(
            mean / Math.Max(1, count), second / Math.Max(1, count), second > 0 ? common / second : 1, second > 0 ? spread / (second * second) : 0);
    }

    internal override GradientState Backward(
        RuleSite site, int input, ReadOnlySpan<SignalState> inputs, SignalState output, GradientState gradient, Jitter jitter) => gradient;
}
