namespace WeightInit.Signal.Tests.Probe.Kernels;

/// <summary>Compares a network's gradients with central differences, in double.</summary>
internal static class GradientCheck
{
    private const double Step = 1e-5;

    /// <summary>The largest error of any gradient, relative to the largest gradient of the same array; and how many were compared.</summary>
    public static (double Error, int Count) Of(Network network, int batch, int seed = 1, double spread = 1)
    {
        Random random = new(seed);
        Dictionary<string, double[]> weights = network.Parameters.ToDictionary(spec => spec.Name, spec => Draw(random, (int)spec.Shape.Count, 0.6, Offset(spec)));
        double[][] data = [.. network.Inputs.Select(input => Data(random, input, batch, spread))];
        NetworkRun<double> run = new(network, batch, weights, inputGradients: true);
        run.Forward(data);
        double[] direction = Draw(random, run.Output(network.Output).Length, 1, 0);
        Dictionary<NetworkNode, double[]> atInputs = [];
        run.Backward(network.Output, direction, (node, gradient) =>
        {
            if (node.Operation is Input)
                atInputs[node] = [.. gradient];
        });

        double worst = 0;
        int count = 0;
        foreach ((string name, double[] gradient) in run.WeightGradients.ToDictionary(pair => pair.Key, pair => (double[])pair.Value.Clone()))
            Compare(weights[name], gradient);
        for (int i = 0; i < network.Inputs.Count; i++)
        {
            if (network.Inputs[i].Operation is Input { Vocabulary: null })
                Compare(data[i], atInputs[network.Inputs[i]]);
        }

        return (worst, count);

        void Compare(double[] values, double[] gradient)
        {
            double largest = Math.Max(1e-3, gradient.Max(Math.Abs));
            for (int i = 0; i < values.Length; i += Math.Max(1, values.Length / 60))
            {
                double kept = values[i];
                values[i] = kept + Step;
                double above = Loss();
                values[i] = kept - Step;
                double below = Loss();
                values[i] = kept;
                worst = Math.Max(worst, Math.Abs(((above - below) / (2 * Step)) - gradient[i]) / largest);
                count++;
            }
        }

        double Loss()
        {
            run.Forward(data);
            return run.Output(network.Output).Zip(direction).Sum(pair => pair.First * pair.Second);
        }
    }

    private static double Offset(TensorSpec spec) => spec.Role == TensorRole.NormScale ? 1 : 0;

    private static double[] Data(Random random, NetworkNode input, int batch, double spread)
    {
        double[] values = Draw(random, batch * (int)input.Shape.Count, spread, 0);
        return input.Operation is Input { Vocabulary: { } words } ? [.. values.Select(value => Math.Floor((Math.Abs(value) * 1e6) % words))] : values;
    }

    private static double[] Draw(Random random, int count, double spread, double offset)
    {
        double[] values = new double[count];
        for (int i = 0; i < count; i++)
            values[i] = offset + (spread * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));
        return values;
    }
}
