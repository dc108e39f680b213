namespace WeightInit.Signal;

/// <summary>Softmax of K normal logits: mean 1/K, E p² = E Σ p² / K; its logarithm has mean -ln K - v/2 and variance v.</summary>
internal sealed class SoftmaxRule : SignalRule
{
    internal override SignalState Forward(RuleSite site, ReadOnlySpan<SignalState> inputs, Jitter jitter)
    {
        (double classes, double variance) = Terms(site, inputs[0]);
        double squares = SoftmaxMoments.Squares(classes, variance);
        if (((Softmax)site.Node.Operation).IsLogarithm)
        {
            double mean = -Math.Log(classes) - (variance / 2);
            double second = (mean * mean) + variance;
            return new SignalState(mean, second, Math.Clamp(1 - (variance * (1 - inputs[0].Correlation) / second), -1, 1), 0);
        }

        double common = Math.Exp(Math.Clamp(inputs[0].Correlation, 0, 1) * Math.Min(variance, 50)) / classes;
        return new SignalState(1 / classes, squares / classes, Math.Min(1, common / squares), 0);
    }

    internal override GradientState Backward(
        RuleSite site, int input, ReadOnlySpan<SignalState> inputs, SignalState output, GradientState gradient, Jitter jitter)
    {
        (double classes, double variance) = Terms(site, inputs[0]);
        double squares = SoftmaxMoments.Squares(classes, variance);
        return ((Softmax)site.Node.Operation).IsLogarithm
            ? gradient with { Second = gradient.Second * (1 + squares) }
            : gradient with { Second = gradient.Second * squares / classes * (1 - squares) };
    }

    private static (double Classes, double Variance) Terms(RuleSite site, SignalState x)
    {
        int axis = ((Softmax)site.Node.Operation).Axis;
        return (Math.Max(1, site.Node.Shape[axis < 0 ? axis + site.Node.Shape.Rank : axis]), x.Variance);
    }
}
