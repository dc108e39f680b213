namespace WeightInit.Signal;

/// <summary>What an operation does to a signal and to a gradient: one of these for each operation.</summary>
internal abstract class SignalRule
{
    /// <summary>The state of the output.</summary>
    /// <param name="site">The node.</param>
    /// <param name="inputs">The states of its inputs.</param>
    /// <param name="jitter">The chance of this node on this path.</param>
    internal abstract SignalState Forward(RuleSite site, ReadOnlySpan<SignalState> inputs, Jitter jitter);

    /// <summary>What the output's gradient adds to the gradient of one input.</summary>
    /// <param name="site">The node.</param>
    /// <param name="input">Which input.</param>
    /// <param name="inputs">The states of the inputs.</param>
    /// <param name="output">The state of the output.</param>
    /// <param name="gradient">The output's gradient.</param>
    /// <param name="jitter">The chance of this node, backward, on this path.</param>
    internal abstract GradientState Backward(
        RuleSite site, int input, ReadOnlySpan<SignalState> inputs, SignalState output, GradientState gradient, Jitter jitter);

    /// <summary>What stays the same where an output has fewer or more elements than the input, each of them passed on once: the sum.</summary>
    private protected static GradientState Spread(RuleSite site, int input, GradientState gradient, double factor = 1)
    {
        double elements = site.Node.Shape.Count / Math.Max(1.0, site.Node.Inputs[input].Shape.Count);
        return gradient with { Second = gradient.Second * factor * elements };
    }
}
