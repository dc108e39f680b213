namespace WeightInit.Signal;

/// <summary>
/// Units of a layer with equal weights and equal gradients: gradient descent keeps them equal for ever. All-equal weights are safe in
/// the last layer, whose units have different targets, and at the end of a residual branch.
/// </summary>
internal sealed class SymmetryRule : FindingRule
{
    internal override IEnumerable<Finding> Find(FindingContext context)
    {
        foreach ((string name, double share, string why) in Repeated(context).Take(1))
        {
            yield return new Finding(
                FindingKind.Symmetric, SignalDirection.Weights, name,
                $"{Percent(share)} of the units of {name} repeat another: {why}. They get the same gradient and stay the same.",
                $"random weights: {Advice(context)}", 0.99)
            { Formula = "w_i = w_j and dL/dw_i = dL/dw_j for every step" };
        }

        foreach (MeasuredParameter clone in (context.Measurement?.Parameters ?? []).Where(parameter => parameter.CloneOf is not null && parameter.Spec.Role == TensorRole.Kernel).Take(1))
        {
            yield return new Finding(
                FindingKind.Symmetric, SignalDirection.Weights, clone.Spec.Name,
                $"{clone.Spec.Name} holds the same values as {clone.CloneOf}.",
                "a seed or a name of its own for each tensor", 0.9)
            { IsTip = true };
        }
    }

    private static IEnumerable<(string Name, double Share, string Why)> Repeated(FindingContext context)
    {
        HashSet<string> seen = [];
        if (context.Measurement is { } measurement)
        {
            foreach (MeasuredParameter parameter in measurement.Parameters.Where(parameter => parameter.Duplicates > Thresholds.Symmetric && seen.Add(parameter.Spec.Name)))
                yield return (parameter.Spec.Name, parameter.Duplicates!.Value, "their weights are equal, and so are the gradients that were measured");
            yield break;
        }

        foreach (NetworkNode node in context.Network.Nodes.Where(node => node.Operation is Dense or Convolution && !IsLast(context.Network, node)))
        {
            TensorSpec weight = node[ParameterSlot.Weight]!;
            if (context.Law(weight.Name) is { Variance: 0, Structure: WeightStructure.Independent } law && Units(weight) > 1 && seen.Add(weight.Name))
                yield return (weight.Name, 1 - (1.0 / Units(weight)), $"every weight is {Text(law.Mean)}");
        }
    }

    private static long Units(TensorSpec weight) => Dense.IsInOut(weight) ? weight.Shape[^1] : weight.Shape[0];

    /// <summary>Whether no weight comes behind it, or it is the last of a residual branch.</summary>
    private static bool IsLast(Network network, NetworkNode node)
    {
        NetworkNode? reader = network.Nodes.FirstOrDefault(next => next.Index > node.Index && next.Inputs.Contains(node));
        return node == (network.Logits ?? network.Output) || reader?.Operation is Add;
    }
}
