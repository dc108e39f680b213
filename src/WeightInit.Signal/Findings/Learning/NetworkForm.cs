namespace WeightInit.Signal;

/// <summary>What of a network's form decides how it learns from a bad start.</summary>
/// <param name="Depth">Weight layers on the longest way through.</param>
/// <param name="IsNormalized">Whether layers normalize the signal.</param>
/// <param name="HasSkips">Whether sums lead around layers.</param>
internal sealed record NetworkForm(int Depth, bool IsNormalized, bool HasSkips)
{
    /// <summary>Whether neither normalization nor sums hold the signal: then a small start has to grow in every layer at once.</summary>
    internal bool IsPlain => !IsNormalized && !HasSkips;

    internal static NetworkForm Of(Network network)
    {
        int[] depths = new int[network.Nodes.Count];
        foreach (NetworkNode node in network.Nodes)
        {
            int before = node.Inputs.Count == 0 ? 0 : node.Inputs.Max(input => depths[input.Index]);
            depths[node.Index] = before + (node.Operation is Dense or Convolution or TransposedConvolution or Recurrent ? 1 : 0);
        }

        return new NetworkForm(
            depths.DefaultIfEmpty().Max(),
            network.Nodes.Any(node => node.Operation is BatchNormalization or LayerNormalization or RmsNormalization or GroupNormalization or InstanceNormalization),
            network.Nodes.Any(node => node.Operation is Add && node.Inputs.Count > 1));
    }
}
