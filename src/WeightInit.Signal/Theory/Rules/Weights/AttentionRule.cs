namespace WeightInit.Signal;

/// <summary>
/// softmax(Q Kᵀ scale) V. Logits have the variance size · E q² · E k² · scale²; what all keys have in common moves no weight. The
/// output's second moment is E v² (A + (1 - A) c) with A = E Σ a² and c the correlation of two tokens' values: attention that is
/// even takes a mean and makes tokens alike (Dong, Cordonnier and Loukas 2021).
/// </summary>
internal sealed class AttentionRule : SignalRule
{
    internal override SignalState Forward(RuleSite site, ReadOnlySpan<SignalState> inputs, Jitter jitter)
    {
        SignalState v = inputs[2];
        double squares = Squares(site, inputs);
        double c = Math.Clamp(v.Correlation, 0, 1);
        double second = v.Second * (squares + ((1 - squares) * c));
        double common = c + ((1 - c) * Overlap(site));
        double correlation = second > 0 ? Math.Clamp(v.Second * common / second, 0, 1) : 1;
        return new SignalState(v.Mean, second, correlation, v.Spread * (1 - c));
    }

    internal override GradientState Backward(
        RuleSite site, int input, ReadOnlySpan<SignalState> inputs, SignalState output, GradientState gradient, Jitter jitter)
    {
        double squares = Squares(site, inputs);
        double tokens = site.Inputs[0].Places;
        double keys = site.Inputs[1].Places;
        Attention operation = (Attention)site.Node.Operation;
        double shared = operation.Heads / (double)(operation.KeyValueHeads ?? operation.Heads);
        if (input == 2)
        {
            double alike = Math.Clamp(gradient.Correlation, 0, 1);
            double kept = squares + ((tokens - 1) / tokens * (1 - squares) * alike);
            double correlation = kept > 0 ? Math.Clamp((alike + ((1 - alike) * Overlap(site))) / kept, 0, 1) : 1;
            return new GradientState(gradient.Second * shared * tokens / keys * kept, correlation, gradient.Spread * (1 - alike));
        }

        // d logit = a (dO · v - Σ a dO · v): of a value only what its token has for itself.
        double size = site.Node.Inputs[2].Shape[^1] / (double)(operation.KeyValueHeads ?? operation.Heads);
        double logit = squares / Keys(site) * (1 - squares) * size * gradient.Second * inputs[2].Second * (1 - Math.Clamp(inputs[2].Correlation, 0, 1));
        double scale = Scale(site);
        return input == 0
            ? new GradientState(logit * scale * scale * keys * inputs[1].Second * (1 - Math.Clamp(inputs[1].Correlation, 0, 1)), 0, gradient.Spread)
            : new GradientState(logit * scale * scale * tokens * shared * inputs[0].Second, 0, gradient.Spread);
    }

    /// <summary>E Σ a² of a row.</summary>
    internal static double Squares(RuleSite site, ReadOnlySpan<SignalState> inputs) =>
        OverRows(site, LogitVariance(site, inputs), SoftmaxMoments.Squares);

    /// <summary>E -Σ a ln a of a row.</summary>
    internal static double Entropy(RuleSite site, ReadOnlySpan<SignalState> inputs) =>
        OverRows(site, LogitVariance(site, inputs), SoftmaxMoments.Entropy);

    private static double OverRows(RuleSite site, double variance, Func<double, double, double> of)
    {
        double keys = site.Inputs[1].Places;
        if (!((Attention)site.Node.Operation).IsCausal)
            return of(keys, variance);

        // Token t sees t keys: the mean over t, which the first few tokens rule.
        double sum = 0;
        double from = 0;
        for (double to = 1; from < keys; to = Math.Max(to + 1, Math.Floor(to * 1.5)))
        {
            double end = Math.Min(to, keys);
            sum += (end - from) * of((from + 1 + end) / 2, variance);
            from = end;
        }

        return sum / keys;
    }

    /// <summary>The variance of a row's logits.</summary>
    internal static double LogitVariance(RuleSite site, ReadOnlySpan<SignalState> inputs)
    {
        double size = site.Node.Inputs[0].Shape[^1] / (double)((Attention)site.Node.Operation).Heads;
        double scale = Scale(site);
        return size * inputs[0].Second * inputs[1].Second * (1 - Math.Clamp(inputs[1].Correlation, 0, 1)) * scale * scale;
    }

    /// <summary>What two tokens' rows of even attention have in common; with a causal mask 1 over the longer of the two.</summary>
    private static double Overlap(RuleSite site) => Math.Min(1, (((Attention)site.Node.Operation).IsCausal ? 2 : 1) / site.Inputs[1].Places);

    /// <summary>Keys that a token sees; with a causal mask half of them on the mean.</summary>
    private static double Keys(RuleSite site)
    {
        double keys = site.Inputs[1].Places;
        return ((Attention)site.Node.Operation).IsCausal ? Math.Max(1, (keys + 1) / 2) : keys;
    }

    private static double Scale(RuleSite site)
    {
        Attention operation = (Attention)site.Node.Operation;
        return operation.Scale ?? (1 / Math.Sqrt(site.Node.Inputs[0].Shape[^1] / (double)operation.Heads));
    }
}
