using System.Collections.Concurrent;

namespace WeightInit.Signal;

/// <summary>
/// What softmax makes of n independent normal logits of variance s²: E Σ a² and the entropy. Small variances have closed forms
/// ((1 + s²) / n); else means over samples of fixed numbers, to about a percent.
/// </summary>
internal static class SoftmaxMoments
{
    private const double Small = 1e-3;
    private const double Step = 0.25;
    private const double LargestLog = 9;
    private static readonly ConcurrentDictionary<(int Count, int Step), (double Squares, double Entropy)> Known = new();

    /// <summary>E Σ a²: 1 / n where attention is even, 1 where it is on one.</summary>
    internal static double Squares(double count, double variance) => Interpolate(count, variance).Squares;

    /// <summary>E -Σ a ln a: ln n where attention is even.</summary>
    internal static double Entropy(double count, double variance) => Interpolate(count, variance).Entropy;

    private static (double Squares, double Entropy) Interpolate(double count, double variance)
    {
        int n = (int)Math.Clamp(Math.Round(count), 1, 8192);
        if (!(variance > Small))
            return ((1 + Math.Max(0, variance)) / n, Math.Log(n) - (Math.Max(0, variance) / 2));
        double grid = Math.Min(Math.Log(variance), LargestLog) / Step;
        int left = (int)Math.Floor(grid);
        double share = grid - left;
        (double squares, double entropy) = At(n, left);
        (double nextSquares, double nextEntropy) = At(n, left + 1);
        return ((squares * (1 - share)) + (nextSquares * share), (entropy * (1 - share)) + (nextEntropy * share));
    }

    private static (double Squares, double Entropy) At(int n, int step) => Known.GetOrAdd((n, step), key =>
    {
        double deviation = Math.Exp(key.Step * Step / 2);
        int rounds = Math.Max(4, 32768 / key.Count);
        double[] normals = new double[key.Count * rounds];
        RandomKey.FromSeed(1).For("softmax").Fill<double>(normals, new Normal(0, 1));
        (double squares, double entropy) = (0, 0);
        for (int round = 0; round < rounds; round++)
        {
            ReadOnlySpan<double> row = normals.AsSpan(round * key.Count, key.Count);
            double top = double.NegativeInfinity;
            foreach (double z in row)
                top = Math.Max(top, z);
            (double sum, double square, double weighted) = (0, 0, 0);
            foreach (double z in row)
            {
                double log = deviation * (z - top);
                double e = Math.Exp(log);
                sum += e;
                square += e * e;
                weighted += e * log;
            }

            squares += square / (sum * sum);
            entropy += Math.Log(sum) - (weighted / sum);
        }

        return (squares / rounds, entropy / rounds);
    });
}
