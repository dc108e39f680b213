namespace WeightInit.Signal;

/// <summary>
/// What one small step of gradient descent on one input does to the output for another, per unit of learning rate: the products of
/// weight gradients Θ(x, x') = ∇f(x) · ∇f(x') of one direction f of the output (the neural tangent kernel; Jacot, Gabriel and Hongler
/// 2018), measured on the weights as drawn. Inputs are normal numbers whose correlations are those of the digits: 0.9 of near
/// neighbours, which are of one class, 0.46 between classes.
/// </summary>
/// <param name="Self">The mean of Θ(x, x): how far a step moves.</param>
/// <param name="Same">The mean over pairs of one class.</param>
/// <param name="Other">The mean over pairs of two classes.</param>
/// <param name="Output">The mean square of the output.</param>
public sealed record LearningKernel(double Self, double Same, double Other, double Output)
{
    private const double SameClass = 0.90;
    private const double OtherClass = 0.457;
    private const int Classes = 4;
    private const long MostNumbers = 1L << 26;

    /// <summary>What tells classes apart: how much more a step on one input helps its own class than others.</summary>
    public double Contrast => Same - Other;

    /// <summary>Whether it can be measured: one input of real numbers, and not too many weights.</summary>
    internal static bool Suits(Network network) =>
        network.Inputs is [{ Operation: Input { Vocabulary: null } }] && Each(network) > 0 && (network.Logits ?? network.Output).Shape.Count > 0;

    /// <summary>Measures it; null for networks that are too large for it, or that read tokens.</summary>
    /// <param name="network">The network.</param>
    /// <param name="weights">Its weights by name.</param>
    /// <param name="seed">The seed of inputs and direction.</param>
    internal static LearningKernel? Measure(Network network, Dictionary<string, float[]> weights, ulong seed)
    {
        if (!Suits(network))
            return null;
        int each = Each(network);
        NetworkNode end = network.Logits ?? network.Output;
        int batch = Classes * each;
        NetworkRun<float> run = new(network, batch, weights);
        run.Forward([Inputs(checked((int)network.Inputs[0].Shape.Count), each, seed)]);
        float[][] gradients = new float[batch][];
        for (int sample = 0; sample < batch; sample++)
            gradients[sample] = GradientOf(run, end, sample, seed);
        return Of(gradients, each, Moments.MeanSquare(run.Output(end)));
    }

    /// <summary>How many samples of a class there is room for.</summary>
    private static int Each(Network network)
    {
        long parameters = network.Parameters.Sum(spec => spec.IsTrained ? spec.Shape.Count : 0);
        long activations = network.Nodes.Sum(node => node.Shape.Count);
        return parameters * 16 <= MostNumbers && activations * 16 <= MostNumbers ? 4 : parameters * 8 <= MostNumbers && activations * 8 <= MostNumbers ? 2 : 0;
    }

    private static LearningKernel Of(float[][] gradients, int each, double output)
    {
        (double self, double same, double other) = (0, 0, 0);
        (int selves, int sames, int others) = (0, 0, 0);
        for (int a = 0; a < gradients.Length; a++)
        {
            for (int b = a; b < gradients.Length; b++)
            {
                double product = Product(gradients[a], gradients[b]);
                if (a == b)
                    (self, selves) = (self + product, selves + 1);
                else if (a / each == b / each)
                    (same, sames) = (same + product, sames + 1);
                else
                    (other, others) = (other + product, others + 1);
            }
        }

        return new LearningKernel(self / selves, same / sames, other / others, output);
    }

    /// <summary>All weight gradients of one sample's output along a unit direction, one behind the other.</summary>
    private static float[] GradientOf(NetworkRun<float> run, NetworkNode end, int sample, ulong seed)
    {
        int size = (int)end.Shape.Count;
        float[] direction = new float[run.Batch * size];
        Span<float> own = direction.AsSpan(sample * size, size);
        RandomKey.FromSeed(seed).For("direction").Fill(own, new Normal(0, 1));
        double length = 0;
        foreach (float x in own)
            length += x * x;
        for (int i = 0; i < size; i++)
            own[i] = (float)(own[i] / Math.Sqrt(length));
        run.Backward(end, direction);
        return [.. run.WeightGradients.OrderBy(pair => pair.Key, StringComparer.Ordinal).SelectMany(pair => pair.Value)];
    }

    /// <summary>Normal numbers with a part in common to all, one of the class and one of their own.</summary>
    private static float[] Inputs(int size, int each, ulong seed)
    {
        RandomKey key = RandomKey.FromSeed(seed);
        double[] common = Draw("common", 1);
        double[] classes = Draw("classes", Classes);
        double[] own = Draw("own", Classes * each);
        float[] inputs = new float[own.Length];
        for (int i = 0; i < inputs.Length; i++)
        {
            int place = i % size;
            int group = i / size / each;
            inputs[i] = (float)((Math.Sqrt(OtherClass) * common[place])
                + (Math.Sqrt(SameClass - OtherClass) * classes[(group * size) + place])
                + (Math.Sqrt(1 - SameClass) * own[i]));
        }

        return inputs;

        double[] Draw(string name, int samples)
        {
            double[] numbers = new double[samples * size];
            key.For(name).Fill<double>(numbers, new Normal(0, 1));
            return numbers;
        }
    }

    private static double Product(float[] a, float[] b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
            sum += (double)a[i] * b[i];
        return sum;
    }
}
