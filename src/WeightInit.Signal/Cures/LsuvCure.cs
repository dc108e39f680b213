using System.Globalization;

namespace WeightInit.Signal;

/// <summary>
/// Layer-sequential unit variance: orthogonal weights, zero biases, then in one pass over a batch each layer divided by the
/// deviation of its output. A layer without a bias is linear in its weight, so one division is enough.
/// </summary>
internal static class LsuvCure
{
    internal static Dictionary<string, string> Changes(Network network, Plan plan, RandomKey key, ProbeData data)
    {
        Dictionary<int, NetworkNode> layers = new WeightLayers(network).Nodes.ToDictionary(node => node.Index);
        if (layers.Count == 0)
            throw new NetworkException($"{network.Name}: it has no dense layer and no convolution to scale.");
        Dictionary<string, Initializer> starts = layers.Values.ToDictionary(node => node[ParameterSlot.Weight]!.Name, node => Start(node[ParameterSlot.Weight]!, key));
        Dictionary<string, float[]> weights = plan.Tensors.ToDictionary(
            planned => planned.Tensor.Name,
            planned => (starts.GetValueOrDefault(planned.Tensor.Name) ?? planned.Initializer).Create<float>(planned.Tensor, key.For(planned.Tensor.Name)));
        foreach (NetworkNode node in layers.Values.Where(node => node[ParameterSlot.Bias] is not null))
            Array.Clear(weights[node[ParameterSlot.Bias]!.Name]);

        Dictionary<string, string> changes = [];
        NetworkRun<float> run = new(network, data.Batch, weights);
        run.Forward(data.For(network, key), node =>
        {
            if (!layers.ContainsKey(node.Index))
                return;
            float[] output = run.Output(node);
            double deviation = Deviation(output);
            double factor = deviation > 0 && double.IsFinite(deviation) ? 1 / deviation : 1;
            foreach (ref float value in output.AsSpan())
                value = (float)(value * factor);
            TensorSpec weight = node[ParameterSlot.Weight]!;
            changes[weight.Name] = starts[weight.Name] is Orthogonal
                ? string.Create(CultureInfo.InvariantCulture, $"orthogonal(gain={factor:R})")
                : string.Create(CultureInfo.InvariantCulture, $"variance-scaling(scale={factor * factor:R})");
            if (node[ParameterSlot.Bias] is { } bias)
                changes[bias.Name] = Init.Zeros.ToString();
        });
        return changes;
    }

    /// <summary>Orthogonal where the weight is one matrix; LeCun's normal where it is packed or in groups.</summary>
    private static Initializer Start(TensorSpec weight, RandomKey key)
    {
        try
        {
            Orthogonal orthogonal = new();
            orthogonal.FillFlat(new float[1], weight, 0, key);
            return orthogonal;
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            return Init.VarianceScaling(1);
        }
    }

    private static double Deviation(float[] values)
    {
        double sum = 0, squares = 0;
        foreach (float value in values)
        {
            sum += value;
            squares += (double)value * value;
        }

        double mean = sum / values.Length;
        return Math.Sqrt(Math.Max(0, (squares / values.Length) - (mean * mean)));
    }
}
