namespace WeightInit.Signal;

/// <summary>A squeeze-excite gate: a signal times what a few layers make of its own channel means.</summary>
internal static class GatePattern
{
    private const int MostSteps = 12;

    internal static bool IsSqueeze(Draft product) =>
        product.Inputs.Count == 2 && (Leads(product.Inputs[1], product.Inputs[0]) || Leads(product.Inputs[0], product.Inputs[1]));

    private static bool Leads(Draft gate, Draft signal)
    {
        Draft from = Unshaped(signal);
        for (int step = 0; step < MostSteps && gate.Inputs.Count == 1; step++)
        {
            if (gate.Operation is GlobalAveragePool or ReduceMean or AdaptivePool)
                return ReferenceEquals(Unshaped(gate.Inputs[0]), from);
            gate = gate.Inputs[0];
        }

        return false;
    }

    private static Draft Unshaped(Draft draft) => draft.Operation is Reshape ? draft.Inputs[0] : draft;
}
