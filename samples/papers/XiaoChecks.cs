using static WeightInit.Samples.Papers.PaperChecks;

namespace WeightInit.Samples.Papers;

/// <summary>10,000 layers of delta-orthogonal convolutions, of which the centre tap is all that counts: 16 channels at 64 places.</summary>
internal static class XiaoChecks
{
    private const int Channels = 16;
    private const int Places = 64;
    private const int Depth = 10_000;

    internal static IEnumerable<PaperCheck> Run()
    {
        double[] linear = new double[Channels * Places];
        RandomKey.FromSeed(7).For("signal").Fill<double>(linear, new Normal(0, 1));
        double[] bent = [.. linear.Select(x => 0.01 * x)];
        double before = Size(linear);
        for (int layer = 0; layer < Depth; layer++)
        {
            double[] tap = Init.Orthogonal().Create<double>(new TensorSpec($"{layer}", [Channels, Channels]), RandomKey.FromSeed(8));
            linear = Through(tap, linear);
            bent = [.. Through(tap, bent).Select(Math.Tanh)];
        }

        double change = Math.Abs((Size(linear) / before) - 1);
        yield return new PaperCheck($"length kept over {Depth} linear layers, relative change", "0", Text(change), change < 1e-11);
        double alive = Size(bent) / (0.01 * before);
        yield return new PaperCheck($"tanh, σ_w = 1, σ_b = 0, from 0.01: signal after {Depth} layers by the first", "alive: the network trains at depth 10,000 (figure 1)", Text(alive), alive is > 0.5 and < 0.7);
    }

    private static double[] Through(double[] tap, double[] x)
    {
        double[] y = new double[x.Length];
        for (int place = 0; place < Places; place++)
        {
            for (int output = 0; output < Channels; output++)
            {
                double sum = 0;
                for (int input = 0; input < Channels; input++)
                    sum += tap[(input * Channels) + output] * x[(place * Channels) + input];
                y[(place * Channels) + output] = sum;
            }
        }

        return y;
    }

    private static double Size(double[] x) => Math.Sqrt(x.Sum(value => value * value));
}
