namespace WeightInit.Tests.Statistics;

/// <summary>A stack of equal square layers whose weights are really drawn, and what it does to second moments.</summary>
internal sealed class DrawnLayer(Recommendation advice, int width)
{
    private readonly Activation _f = advice.Activation;

    /// <summary>The factors of signal and gradient that one random network of this depth shows.</summary>
    public (double Forward, double Backward) Run(ulong seed, int depth)
    {
        RandomKey key = RandomKey.FromSeed(seed);
        double[] signal = Normal(key, "signal");
        double[][] preactivations = new double[depth][];
        float[][] weights = new float[depth][];
        for (int layer = 0; layer < depth; layer++)
        {
            preactivations[layer] = signal;
            weights[layer] = advice.Initializer.Create<float>(new TensorSpec($"layers.{layer}", Shape.Of(width, width)), key);
            signal = Forward(weights[layer], signal);
        }

        double[] gradient = Normal(key, "gradient");
        double forward = MeanSquare(signal);
        for (int layer = depth - 1; layer >= 0; layer--)
            gradient = Backward(weights[layer], preactivations[layer], gradient);
        return (forward, MeanSquare(gradient));
    }

    /// <summary>W in (in, out): h' = f(h) W.</summary>
    private double[] Forward(float[] weights, double[] signal)
    {
        double[] next = new double[width];
        for (int i = 0; i < width; i++)
        {
            double x = _f.Apply(signal[i]);
            for (int j = 0; j < width; j++)
                next[j] += x * weights[(i * width) + j];
        }

        return next;
    }

    private double[] Backward(float[] weights, double[] preactivation, double[] gradient)
    {
        double[] before = new double[width];
        for (int i = 0; i < width; i++)
        {
            double sum = 0;
            for (int j = 0; j < width; j++)
                sum += weights[(i * width) + j] * gradient[j];
            before[i] = sum * _f.Derivative(preactivation[i]);
        }

        return before;
    }

    private double[] Normal(RandomKey key, string name) =>
        [.. Init.Normal(1).Create<float>(new TensorSpec(name, Shape.Of(width)), key).Select(value => (double)value)];

    private static double MeanSquare(double[] values) => values.Sum(value => value * value) / values.Length;
}
