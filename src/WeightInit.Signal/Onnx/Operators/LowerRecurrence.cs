using WeightInit.Models;

namespace WeightInit.Signal;

/// <summary>Recurrent layers of one direction over (steps, 1, features).</summary>
internal static class LowerRecurrence
{
    internal static IReadOnlyList<GraphValue?>? Lower(LoweringSite site)
    {
        string direction = OnnxGraph.Attribute(site.Node, "direction")?.S.ToStringUtf8() ?? "forward";
        if (site.Value(0) is not GraphSignal { Shape: { Rank: 3 } shape } || shape[1] != 1 || direction == "bidirectional" || site.Int("layout", 0) != 0
            || site.Weight(1) is not { Shape.Rank: 3, IsSwapped: false } input || site.Weight(2) is not { Shape.Rank: 3, IsSwapped: false } state)
            return null;
        long hidden = state.Shape[2];
        RecurrentCell cell = site.Node.OpType switch { "LSTM" => RecurrentCell.Lstm, "GRU" => RecurrentCell.Gru, _ => RecurrentCell.Tanh };
        // The file's weights have an axis of directions; as a probe draws them, their gates are in PyTorch's order.
        NetworkParameter[] parameters = [Plane(ParameterSlot.InputWeight, input.Spec), Plane(ParameterSlot.RecurrentWeight, state.Spec)];
        Draft draft = site.Drafts.Add(site.Name, new Recurrent(cell, hidden, direction == "reverse"), [site.In(0, [shape[0], shape[2]])],
            $"{OnnxGraph.Describe(site.Node)} has its gates in PyTorch's order and no bias", parameters);
        Draft last = site.Drafts.Add(site.Name, new Slice(0, direction == "reverse" ? 0 : shape[0] - 1, 1), [draft]);
        return [site.Result(draft, [shape[0], 1, 1, hidden]), site.Result(last, [1, 1, hidden])];
    }

    private static NetworkParameter Plane(ParameterSlot slot, TensorSpec spec) => new(slot, spec with
    {
        Shape = Shape.Of(spec.Shape.Axes[1..]),
        Layout = WeightLayout.OutIn.Packed([.. spec.Layout?.Parts ?? []]),
    });
}
