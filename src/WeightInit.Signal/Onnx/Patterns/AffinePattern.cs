using WeightInit.Models;

namespace WeightInit.Signal;

/// <summary>Weights along one axis that multiply a signal or are added to it: biases, channel-affine steps, layer scales.</summary>
internal static class AffinePattern
{
    /// <summary>signal · weight; null where the inputs are not that.</summary>
    internal static GraphSignal? Scaled(LoweringSite site, int signal, int weight)
    {
        if (site.Value(signal) is not GraphSignal input || site.Weight(weight) is not { } factor || AxisOf(input, factor) is not { } axis || site.Node.OpType != "Mul")
            return null;
        return Along(site, input, axis, LoweringSite.Parameter(ParameterSlot.Scale, factor));
    }

    /// <summary>signal + weight; null where the inputs are not that. After a layer without a bias it is its bias.</summary>
    internal static GraphSignal? Shifted(LoweringSite site, int signal, int weight)
    {
        if (site.Value(signal) is not GraphSignal input || site.Weight(weight) is not { } addend || AxisOf(input, addend) is not { } axis)
            return null;
        Draft made = input.Draft;
        bool isOnly = site.Lowering.Graph.ReadersOf(site.Node.Input[signal]).Count == 1 && input.Draft.Operation is not Reshape;
        int sample = SampleAxis(input, axis);
        int channels = made.Operation switch { Dense => made.Shape.Rank - 1, Convolution or TransposedConvolution => 0, _ => -1 };
        if (isOnly && channels == sample && channels >= 0 && !made.Has(ParameterSlot.Bias) && addend.Spec.Shape.Rank == 1)
        {
            made.Parameters.Add(LoweringSite.Parameter(ParameterSlot.Bias, addend));
            return input with { Pointwise = null };
        }

        if (isOnly && made.Operation is ScaleShift { Axis: var along } && along == sample && !made.Has(ParameterSlot.Shift) && addend.Spec.Shape.Rank == 1)
        {
            made.Parameters.Add(LoweringSite.Parameter(ParameterSlot.Shift, addend));
            return input with { Pointwise = null };
        }

        return Along(site, input, axis, LoweringSite.Parameter(ParameterSlot.Shift, addend));
    }

    private static GraphSignal? Along(LoweringSite site, GraphSignal input, int axis, NetworkParameter parameter)
    {
        int sample = SampleAxis(input, axis);
        if (sample < 0 || parameter.Spec.Shape.Rank != 1)
            return null;
        return new GraphSignal(site.Drafts.Add(site.Name, new ScaleShift(sample), [input.Draft], parameter), input.Shape);
    }

    /// <summary>The axis of the signal along which the weight lies; null where there is not exactly one.</summary>
    private static int? AxisOf(GraphSignal input, GraphWeight weight)
    {
        if (weight.IsSwapped || weight.Shape.Rank > input.Shape.Rank || weight.Spec.Shape.Count != weight.Shape.Count)
            return null;
        int more = input.Shape.Rank - weight.Shape.Rank;
        int[] wide = [.. Enumerable.Range(0, weight.Shape.Rank).Where(axis => weight.Shape[axis] != 1)];
        return wide.Length == 1 && weight.Shape[wide[0]] == input.Shape[wide[0] + more] ? wide[0] + more : null;
    }

    private static int SampleAxis(GraphSignal input, int axis)
    {
        int dropped = GraphValue.BatchAxis(input.Shape);
        return axis == dropped ? -1 : LowerArrangements.Behind(axis, dropped);
    }
}
