namespace WeightInit.Signal;

/// <summary>The mean over samples and places of -ln softmax(output)[class].</summary>
/// <param name="Description">In words.</param>
/// <param name="At">The node.</param>
/// <param name="Classes">For each sample and place the class.</param>
/// <param name="Axis">The axis of the classes in a sample.</param>
internal sealed record CrossEntropy(string Description, NetworkNode At, int[] Classes, int Axis) : Loss(Description, At)
{
    /// <summary>The axis of the classes: PyTorch has them first, models of tokens last.</summary>
    internal static int AxisOf(Network network, NetworkNode logits) => logits.Shape.Rank > 1 && network.HasClassesLast ? logits.Shape.Rank - 1 : 0;

    internal override (double Value, float[] Gradient) Of(float[] output, int batch)
    {
        Split split = Split.Of(At.Shape, Axis, batch);
        int places = split.Outer * split.Inner;
        float[] gradient = new float[output.Length];
        double[] losses = new double[places];
        Work.For(places, split.Length * 8L, place =>
        {
            float[] line = new float[split.Length];
            split.Read(output, place, line);
            double largest = line.Max(), sum = 0;
            foreach (float x in line)
                sum += Math.Exp(x - largest);
            int wanted = Classes[place];
            losses[place] = largest + Math.Log(sum) - line[wanted];
            for (int i = 0; i < line.Length; i++)
                line[i] = (float)(((Math.Exp(line[i] - largest) / sum) - (i == wanted ? 1 : 0)) / places);
            split.Write(line, place, gradient);
        });
        return (losses.Average(), gradient);
    }
}
