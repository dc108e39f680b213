namespace WeightInit.Signal;

/// <summary>Rows of a table: the moments of its elements; two tokens are alike where they are the same.</summary>
internal sealed class EmbeddingRule : SignalRule
{
    internal override SignalState Forward(RuleSite site, ReadOnlySpan<SignalState> inputs, Jitter jitter)
    {
        WeightLaw law = site.Law(ParameterSlot.Weight);
        double rows = Math.Max(1, site.Node[ParameterSlot.Weight]!.Shape[0]);
        double second = law.Second * jitter.Factor(2 / (site.Output.Units * Math.Min(rows, site.Points)));
        double shared = law.Second > 0 ? law.Mean * law.Mean / law.Second : 0;
        return new SignalState(law.Mean, second, shared + ((1 - shared) / rows), 1 / site.Output.Units);
    }

    internal override GradientState Backward(
        RuleSite site, int input, ReadOnlySpan<SignalState> inputs, SignalState output, GradientState gradient, Jitter jitter) => default;
}
