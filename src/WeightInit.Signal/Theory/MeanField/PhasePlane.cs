namespace WeightInit.Signal;

/// <summary>The place of a network among all weight and bias variances.</summary>
internal static class PhasePlane
{
    /// <summary>
    /// σ_w² = fan_in E w² as the geometric mean over the weights that have an activation behind them, σ_b² the mean of their biases'; null
    /// where activations differ, where there is none, or where something normalizes.
    /// </summary>
    internal static PhasePoint? Of(Network network, Func<TensorSpec, WeightLaw?> laws)
    {
        Activation[] activations = [.. network.Nodes.Select(node => (node.Operation as Activate)?.Activation).OfType<Activation>().Distinct()];
        if (activations.Length != 1 || network.Nodes.Any(node => node.Operation is BatchNormalization or LayerNormalization or GroupNormalization or RmsNormalization or InstanceNormalization or Attention))
            return null;
        (double logs, double biases, int count) = (0, 0, 0);
        foreach (NetworkNode node in network.Nodes.Where(node => node.Operation is Dense or Convolution && node != network.Logits))
        {
            if (node[ParameterSlot.Weight] is not { } weight || laws(weight) is not { Second: > 0 } law)
                return null;
            logs += Math.Log(Init.LeCunNormal.FansFor(weight).In * law.Second);
            biases += node[ParameterSlot.Bias] is { } bias && laws(bias) is { } known ? known.Second : 0;
            count++;
        }

        return count == 0 ? null : new PhasePoint(activations[0], Math.Exp(logs / count), biases / count, count);
    }
}
