using System.Globalization;

namespace WeightInit.Signal;

/// <summary>
/// Runs a network for real on one batch, forward and backward, in float32 and in training mode (batch statistics, dropout off),
/// and measures each layer and each weight.
/// </summary>
/// <remarks>
/// Checked against PyTorch 2.13.0 on golden networks: mean squares of outputs and gradients to a relative 1e-4. Every backward
/// pass is compared with finite differences in double. Results do not depend on the number of threads.
/// </remarks>
public static class Probe
{
    /// <summary>Measures a network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="weights">Its weights.</param>
    /// <param name="data">What it is measured on.</param>
    /// <param name="seed">The seed of random inputs and targets, where the data leaves them open.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="NetworkException">The weights or the data do not fit the network.</exception>
    /// <exception cref="OperationCanceledException">The work was ended.</exception>
    public static Measurement Measure(Network network, NetworkWeights weights, ProbeData data, ulong seed = 0, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(data);
        CheckMemory(network, data.Batch);
        Dictionary<string, float[]> values = weights.ReadAll(network);
        bool withJacobian = Jacobian.IsCheap(network, data.Batch);
        NetworkRun<float> run = new(network, data.Batch, values, inputGradients: withJacobian);
        Random random = new(unchecked((int)(seed ^ (seed >> 32))));
        float[][] inputs = Inputs(network, data, random);
        Loss loss = Loss.For(network, data, random);
        bool isOfTokens = Units.AreFeatures(network);
        LayerMeter[] meters = [.. network.Layers.Select(layer => new LayerMeter(layer, isOfTokens))];
        ILookup<NetworkNode, LayerMeter> byOutput = meters.ToLookup(meter => meter.Layer.Output);

        run.Forward(inputs, node =>
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (LayerMeter meter in byOutput[node])
                meter.Seen(run);
        });
        (double value, float[] gradient) = loss.Of(run.Output(loss.At), data.Batch);
        run.Backward(loss.At, gradient, (node, whole) =>
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (LayerMeter meter in byOutput[node])
                meter.SeenBack(whole);
        });

        double input = InputSquare(network, run), last = meters.Length == 0 ? 0 : Last(meters, loss);
        MeasuredParameter[] parameters = Parameters(network, run, values);
        Dictionary<string, double?> duplicates = parameters.ToDictionary(parameter => parameter.Spec.Name, parameter => parameter.Duplicates);
        return new Measurement(
            network, [.. meters.Select(meter => meter.Relative(input, last, Duplicates(meter.Layer, duplicates)))], parameters,
            weights.Description, data.Description, loss.Description, value, input, last)
        {
            Jacobian = withJacobian ? Jacobian.Of(run) : null,
        };
    }

    private static void CheckMemory(Network network, int batch)
    {
        double bytes = NetworkCost.Of(network).Bytes(batch), most = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        double largest = network.Nodes.Max(node => (double)batch * node.Shape.Count);
        if (bytes > most)
            throw new NetworkException(string.Create(CultureInfo.InvariantCulture, $"{network.Name}: a batch of {batch} takes about {bytes / 1e9:F1} GB, {most / 1e9:F1} GB are there; a smaller batch or network is accepted."));
        if (largest > Array.MaxLength || network.Parameters.Any(spec => spec.Shape.Count > Array.MaxLength))
            throw new NetworkException(string.Create(CultureInfo.InvariantCulture, $"{network.Name}: an array of a batch of {batch} has more than {Array.MaxLength} numbers; a smaller batch or network is accepted."));
    }

    /// <summary>The batch of each input: the given one for the first that is real or of tokens, random ones for others.</summary>
    private static float[][] Inputs(Network network, ProbeData data, Random random)
    {
        float[][] inputs = new float[network.Inputs.Count][];
        for (int i = 0; i < inputs.Length; i++)
        {
            int count = checked(data.Batch * (int)network.Inputs[i].Shape.Count);
            inputs[i] = i == 0 && data.Inputs is { } given ? given
                : network.Inputs[i].Operation is Input { Vocabulary: { } words } ? [.. Enumerable.Range(0, count).Select(_ => (float)random.NextInt64(words))]
                : Loss.Gaussian(random, count);
        }

        return inputs;
    }

    /// <summary>The mean square of the real inputs; where all are tokens, of the first embedding.</summary>
    private static double InputSquare(Network network, NetworkRun<float> run)
    {
        NetworkNode[] real = [.. network.Inputs.Where(node => node.Operation is Input { Vocabulary: null })];
        if (real.Length == 0)
            real = [.. network.Nodes.Where(node => node.Operation is Embedding).Take(1)];
        double elements = real.Sum(node => (double)node.Shape.Count);
        return real.Sum(node => Moments.MeanSquare(run.Output(node)) * node.Shape.Count) / elements;
    }

    /// <summary>The gradient at the last layer that the loss reaches: what stands behind the logits has none.</summary>
    private static double Last(LayerMeter[] meters, Loss loss) =>
        (meters.LastOrDefault(meter => meter.Layer.Within is null && meter.Layer.Output.Index <= loss.At.Index) ?? meters[^1]).Gradient;

    private static MeasuredParameter[] Parameters(Network network, NetworkRun<float> run, Dictionary<string, float[]> values)
    {
        Dictionary<string, string> clones = Clones.Of(network, values);
        Dictionary<string, float[]?> biases = new(StringComparer.Ordinal);
        foreach (NetworkNode node in network.Nodes)
        {
            if (node[ParameterSlot.Weight] is { } weight)
                biases[weight.Name] = node[ParameterSlot.Bias] is { } bias ? values[bias.Name] : null;
        }

        return [.. network.Parameters.Select(spec =>
        {
            float[]? gradient = run.WeightGradients.GetValueOrDefault(spec.Name);
            double? repeats = Symmetry.Of(spec, values[spec.Name], gradient, biases.GetValueOrDefault(spec.Name));
            return new MeasuredParameter(spec, Moments.MeanSquare(values[spec.Name]), gradient is null ? null : Moments.MeanSquare(gradient), repeats)
            {
                CloneOf = clones.GetValueOrDefault(spec.Name),
                Spectrum = Spectrum.OfWeight(spec, values[spec.Name]),
            };
        })];
    }

    /// <summary>The most repeated of a layer's weights.</summary>
    private static double? Duplicates(NetworkLayer layer, Dictionary<string, double?> parameters) =>
        layer.Nodes.SelectMany(node => node.Parameters).Max(parameter => parameters[parameter.Spec.Name]);
}
