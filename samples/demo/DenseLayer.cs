namespace WeightInit.Samples;

/// <summary>A fully connected layer: output = activation(input · weights + biases), weights (inputs, outputs).</summary>
internal sealed class DenseLayer(Shape shape, Initializer initializer, RandomStream random)
{
    public Shape Shape { get; } = shape;

    /// <summary>The weights, row by row, drawn from the stream; for NumPy's in double and rounded to float.</summary>
    public float[] Weights { get; } = initializer.Create<float>(shape, random);

    public float[] Biases { get; } = new float[shape[1]];

    public float[] Forward(float[] input, Func<float[], float[]> activation)
    {
        float[] sums = [.. Biases];
        for (int i = 0; i < input.Length; i++)
        {
            for (int j = 0; j < sums.Length; j++)
                sums[j] += input[i] * Weights[(i * sums.Length) + j];
        }

        return activation(sums);
    }

    public static float[] Tanh(float[] sums) => [.. sums.Select(MathF.Tanh)];

    public static float[] Softmax(float[] sums)
    {
        float[] powers = [.. sums.Select(sum => MathF.Exp(sum - sums.Max()))];
        return [.. powers.Select(power => power / powers.Sum())];
    }
}
