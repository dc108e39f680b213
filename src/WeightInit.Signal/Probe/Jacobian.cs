namespace WeightInit.Signal;

/// <summary>What small changes of one sample's input do to its output, measured row by row with backward passes.</summary>
public static class Jacobian
{
    /// <summary>The most multiplications that it takes where it is not asked for.</summary>
    private const double MostMultiplications = 4e9;

    /// <summary>The singular values of the derivative of the output (the logits, where there are some) by the input, at the first sample.</summary>
    /// <param name="network">A network with one real input.</param>
    /// <param name="weights">Its weights.</param>
    /// <param name="data">The batch: normalization looks at all of it.</param>
    /// <param name="seed">The seed of random inputs.</param>
    /// <exception cref="NetworkException">The network reads tokens, or has several inputs; or weights or data do not fit.</exception>
    public static Spectrum Measure(Network network, NetworkWeights weights, ProbeData data, ulong seed = 0)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(data);
        if (!Suits(network))
            throw new NetworkException($"{network.Name}: a network with one input of real numbers has a derivative by its input.");
        NetworkRun<float> run = new(network, data.Batch, weights.ReadAll(network), inputGradients: true);
        run.Forward([data.Inputs ?? Loss.Gaussian(new Random(unchecked((int)seed)), checked(data.Batch * (int)network.Inputs[0].Shape.Count))]);
        return Of(run);
    }

    /// <summary>Whether it is measured without being asked for: there is one real input, and it does not take long.</summary>
    internal static bool IsCheap(Network network, int batch)
    {
        if (!Suits(network))
            return false;
        NetworkCost cost = NetworkCost.Of(network);
        double outputs = (network.Logits ?? network.Output).Shape.Count;
        return outputs <= Spectrum.UsualSide && outputs * batch * (cost.Multiplications + (10 * cost.Activations)) <= MostMultiplications;
    }

    /// <summary>The singular values after a forward pass.</summary>
    internal static Spectrum Of(NetworkRun<float> run)
    {
        NetworkNode input = run.Network.Inputs[0], end = run.Network.Logits ?? run.Network.Output;
        int rows = (int)end.Shape.Count, columns = (int)input.Shape.Count;
        float[] matrix = new float[rows * columns], direction = new float[run.Batch * rows];
        for (int row = 0; row < rows; row++)
        {
            direction[row] = 1;
            run.Backward(end, direction, (node, gradient) =>
            {
                if (ReferenceEquals(node, input))
                    gradient.AsSpan(0, columns).CopyTo(matrix.AsSpan(row * columns));
            });
            direction[row] = 0;
        }

        return Spectrum.Of(matrix, rows, columns);
    }

    private static bool Suits(Network network) => network.Inputs is [{ Operation: Input { Vocabulary: null } }];
}
