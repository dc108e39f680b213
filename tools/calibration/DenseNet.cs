using System.Numerics;

namespace WeightInit.Calibration;

/// <summary>A fully connected network in float32, run forward and backward: nothing but two matrix products a layer.</summary>
internal sealed class DenseNet(Activation activation, IReadOnlyList<float[]> weights, int width, int outputs, int batch)
{
    /// <summary>The mean squares of every layer's output (the logits last) relative to the input's, and of the loss gradient there relative to that at the logits.</summary>
    internal (double[] Signal, double[] Gradient) Measure(float[] input, int[] targets)
    {
        int depth = weights.Count - 1;
        float[][] before = new float[depth][];
        double[] signal = new double[depth + 1];
        float[] x = input;
        double unit = MeanSquare(input);
        for (int layer = 0; layer < depth; layer++)
        {
            before[layer] = Products.Forward(x, weights[layer], batch, width, width);
            x = Array.ConvertAll(before[layer], value => (float)activation.Apply(value));
            signal[layer] = MeanSquare(x) / unit;
        }

        float[] logits = Products.Forward(x, weights[depth], batch, width, outputs);
        signal[depth] = MeanSquare(logits) / unit;
        float[] gradient = CrossEntropy(logits, targets);
        double[] gradients = new double[depth + 1];
        double end = MeanSquare(gradient);
        gradients[depth] = 1;
        int size = outputs;
        for (int layer = depth; layer > 0; layer--)
        {
            gradient = Products.Backward(gradient, weights[layer], batch, width, size);
            gradients[layer - 1] = MeanSquare(gradient) / end;
            size = width;
            for (int i = 0; i < gradient.Length; i++)
                gradient[i] *= (float)activation.Derivative(before[layer - 1][i]);
        }

        return (signal, gradients);
    }

    private float[] CrossEntropy(float[] logits, int[] targets)
    {
        float[] gradient = new float[logits.Length];
        for (int sample = 0; sample < batch; sample++)
        {
            Span<float> row = logits.AsSpan(sample * outputs, outputs);
            double top = double.NegativeInfinity;
            foreach (float logit in row)
                top = Math.Max(top, logit);
            double sum = 0;
            foreach (float logit in row)
                sum += Math.Exp(logit - top);
            for (int k = 0; k < outputs; k++)
                gradient[(sample * outputs) + k] = (float)(((Math.Exp(row[k] - top) / sum) - (k == targets[sample] ? 1 : 0)) / batch);
        }

        return gradient;
    }

    private static double MeanSquare(float[] values)
    {
        double sum = 0;
        foreach (float value in values)
            sum += (double)value * value;
        return sum / values.Length;
    }
}

/// <summary>The two products of a dense layer whose weight lies as (out, in).</summary>
internal static class Products
{
    /// <summary>X Wᵀ.</summary>
    internal static float[] Forward(float[] x, float[] w, int batch, int inputs, int outputs)
    {
        float[] y = new float[batch * outputs];
        Parallel.For(0, outputs, j =>
        {
            ReadOnlySpan<float> row = w.AsSpan(j * inputs, inputs);
            for (int sample = 0; sample < batch; sample += 4)
            {
                (Vector<float> a, Vector<float> b, Vector<float> c, Vector<float> d) = (default, default, default, default);
                int at = sample * inputs;
                for (int i = 0; i < inputs; i += Vector<float>.Count)
                {
                    Vector<float> weight = new(row[i..]);
                    a += weight * new Vector<float>(x, at + i);
                    b += weight * new Vector<float>(x, at + inputs + i);
                    c += weight * new Vector<float>(x, at + (2 * inputs) + i);
                    d += weight * new Vector<float>(x, at + (3 * inputs) + i);
                }

                y[(sample * outputs) + j] = Vector.Sum(a);
                y[((sample + 1) * outputs) + j] = Vector.Sum(b);
                y[((sample + 2) * outputs) + j] = Vector.Sum(c);
                y[((sample + 3) * outputs) + j] = Vector.Sum(d);
            }
        });
        return y;
    }

    /// <summary>D W.</summary>
    internal static float[] Backward(float[] gradient, float[] w, int batch, int inputs, int outputs)
    {
        float[] result = new float[batch * inputs];
        Parallel.For(0, batch / 4, quarter =>
        {
            int at = quarter * 4 * inputs;
            for (int j = 0; j < outputs; j++)
            {
                Vector<float> a = new(gradient[(quarter * 4 * outputs) + j]);
                Vector<float> b = new(gradient[(((quarter * 4) + 1) * outputs) + j]);
                Vector<float> c = new(gradient[(((quarter * 4) + 2) * outputs) + j]);
                Vector<float> d = new(gradient[(((quarter * 4) + 3) * outputs) + j]);
                for (int i = 0; i < inputs; i += Vector<float>.Count)
                {
                    Vector<float> weight = new(w, (j * inputs) + i);
                    (new Vector<float>(result, at + i) + (a * weight)).CopyTo(result, at + i);
                    (new Vector<float>(result, at + inputs + i) + (b * weight)).CopyTo(result, at + inputs + i);
                    (new Vector<float>(result, at + (2 * inputs) + i) + (c * weight)).CopyTo(result, at + (2 * inputs) + i);
                    (new Vector<float>(result, at + (3 * inputs) + i) + (d * weight)).CopyTo(result, at + (3 * inputs) + i);
                }
            }
        });
        return result;
    }
}
