using System.Globalization;

namespace WeightInit.Signal;

/// <summary>The last weight of every residual branch gets the deviation of the plan divided by √N, N the number of sums.</summary>
internal static class DepthCure
{
    internal static Dictionary<string, string> Changes(Network network, Plan plan)
    {
        Dictionary<string, string> changes = [];
        WeightLayers layers = new(network);
        NetworkNode[] ends = [.. layers.Nodes.Where(layers.EndsBranch)];
        if (ends.Length == 0)
            throw new NetworkException($"{network.Name}: it has no residual branches; the cure depth is for networks that have.");
        double factor = 1 / Math.Sqrt(Math.Max(ends.Length, layers.Sums.Count));
        Dictionary<string, PlannedTensor> planned = plan.Tensors.ToDictionary(tensor => tensor.Tensor.Name);
        foreach (NetworkNode node in ends)
        {
            string name = node[ParameterSlot.Weight]!.Name;
            WeightLaw law = WeightLaw.Of(planned[name]);
            changes[name] = string.Create(CultureInfo.InvariantCulture, $"normal(mean=0,std={factor * Math.Sqrt(law.Second):R})");
        }

        return changes;
    }
}
