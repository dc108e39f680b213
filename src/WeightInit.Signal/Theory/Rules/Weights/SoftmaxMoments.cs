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

    /// <summary>E ln Σ exp of the logits less their mean: ln n + s² / 2 where s² is small.</summary>
    internal static double LogSum(double count, double variance)
    {
        int n = (int)Math.Clamp(Math.Round(count), 1, 8192);
        if (!(variance > Small))
            return Math.Log(n) + (Math.Max(0, variance) / 2 * (1 - (1.0 / n)));
        int rounds = Math.Max(4, 32768 / n);
        double[] normals = Normals(n * rounds);
        double sum = 0;
        double deviation = Math.Sqrt(variance);
        for (int round = 0; round < rounds; round++)
        {
            ReadOnlySpan<double> row = normals.AsSpan(round * n, n);
            (double top, double mean, double terms) = (double.NegativeInfinity, 0, 0);
            foreach (double z in row)
                (top, mean) = (Math.Max(top, z), mean + (z / n));
            foreach (double z in row)
                terms += Math.Exp(deviation * (z - top));
            sum += Math.Log(terms) + (deviation * (top - mean));
        }

        return sum / rounds;
    }

    private static double[] Normals(int count)
    {
        double[] normals = new double[count];
        RandomKey.FromSeed(1).For("softmax").Fill<double>(normals, new Normal(0, 1));
        return normals;
    }

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
        double[] normals = Normals(key.Count * rounds);
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
