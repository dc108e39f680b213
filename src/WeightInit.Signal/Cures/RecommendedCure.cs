namespace WeightInit.Signal;

/// <summary>Each weight gets what <see cref="Recommendation"/> says of the activation behind it, each bias zeros.</summary>
internal static class RecommendedCure
{
    internal static Dictionary<string, string> Changes(Network network)
    {
        Dictionary<string, string> changes = [];
        WeightLayers layers = new(network);
        foreach (NetworkNode node in layers.Nodes)
        {
            Activation behind = layers.ActivationBehind(node) ?? Activation.Parse("linear");
            changes[node[ParameterSlot.Weight]!.Name] = Recommendation.For(behind).Initializer.ToString();
            if (node[ParameterSlot.Bias] is { } bias)
                changes[bias.Name] = Init.Zeros.ToString();
        }

        return changes.Count > 0 ? changes : throw new NetworkException($"{network.Name}: it has no dense layer and no convolution to give an initializer to.");
    }
}
