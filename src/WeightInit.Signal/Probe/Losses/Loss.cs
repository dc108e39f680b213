namespace WeightInit.Signal;

/// <summary>A loss of a batch, and its gradient at the node where it is taken.</summary>
/// <param name="Description">In words: <c>cross-entropy against random classes</c>.</param>
/// <param name="At">The node.</param>
internal abstract record Loss(string Description, NetworkNode At)
{
    /// <summary>The value, and the gradient at the node's output.</summary>
    internal abstract (double Value, float[] Gradient) Of(float[] output, int batch);

    /// <summary>
    /// The loss that data asks for: cross-entropy with classes; a given gradient; without targets cross-entropy with random
    /// classes where the network ends in logits, else a random projection of the output.
    /// </summary>
    internal static Loss For(Network network, ProbeData data, Random random)
    {
        NetworkNode logits = network.Logits ?? network.Output;
        if (data.Classes is { } classes)
            return new CrossEntropy("cross-entropy against the targets", logits, classes, CrossEntropy.AxisOf(network, logits));
        if (data.OutputGradient is { } gradient)
            return new Projection("the sum of output · targets", network.Output, gradient);
        if (network.Logits is null)
            return new Projection("a random projection of the output", network.Output, Gaussian(random, checked(data.Batch * (int)network.Output.Shape.Count)));
        int axis = CrossEntropy.AxisOf(network, logits);
        int places = checked(data.Batch * (int)(logits.Shape.Count / logits.Shape[axis]));
        int[] drawn = [.. Enumerable.Range(0, places).Select(_ => random.Next((int)logits.Shape[axis]))];
        return new CrossEntropy("cross-entropy against random classes", logits, drawn, axis);
    }

    /// <summary>Numbers of N(0, 1).</summary>
    internal static float[] Gaussian(Random random, int count)
    {
        float[] values = new float[count];
        for (int i = 0; i < count; i++)
            values[i] = (float)(Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));
        return values;
    }
}
