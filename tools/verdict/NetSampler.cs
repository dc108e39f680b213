using System.Globalization;
using WeightInit.Signal;

namespace WeightInit.Verdicts;

/// <summary>
/// Draws networks at random, balanced by a look at one draw of their weights: 45 of 100 that should train (signal and gradient
/// within three and four orders of magnitude of where they were, inputs told apart at the end), 45 that should not (beyond five
/// and six, or inputs not told apart), 10 between.
/// </summary>
internal static class NetSampler
{
    private static readonly string[] Activations = ["relu", "tanh", "sigmoid", "gelu", "elu", "selu", "silu", "leaky-relu", "softsign", "mish", "softplus", "hardtanh"];

    private static readonly string[] Schemes =
        ["he-normal", "he-uniform", "glorot-normal", "glorot-uniform", "lecun-normal", "orthogonal", "fan-in-uniform", "torch.kaiming-uniform(a=2.236068)"];

    internal static List<Net> Draw(int count, int seed)
    {
        Random random = new(seed);
        List<Net> nets = [];
        int clear = count * 45 / 100;
        Dictionary<Promise, int> left = new() { [Promise.Good] = clear, [Promise.Bad] = clear, [Promise.Between] = count - (2 * clear) };
        while (nets.Count < count)
        {
            Net net = new(nets.Count + 1, Line(random), Initializer(random));
            Promise promise = PromiseOf(net);
            if (left[promise] == 0)
                continue;
            left[promise]--;
            nets.Add(net);
        }

        return nets;
    }

    /// <summary>Depth 2 to 60 and width 16 to 128, both even on a log scale; plain, normalized, residual, or both.</summary>
    private static string Line(Random random)
    {
        int depth = (int)Math.Round(Log(random, 2, 60)), width = (int)Math.Round(Log(random, 16, 128));
        string activation = Activations[random.Next(Activations.Length)], inside = activation.Replace('-', '_');
        string norm = random.Next(2) == 0 ? "ln" : "bn";
        int structure = depth < 4 ? random.Next(2) : random.Next(6);
        return structure switch
        {
            1 => Text($"64-{width}x{depth - 1}-10 {norm} {activation}"),
            2 => Text($"64-{width}-[{width}-{inside}]x{depth - 2}-10 {activation}"),
            3 => Text($"64-{width}-[{norm}-{width}-{inside}]x{depth - 2}-10 {activation}"),
            _ => Text($"64-{width}x{depth - 1}-10 {activation}"),
        };
    }

    /// <summary>A named scheme, a variance of a tenth to ten times one over fan_in, a fixed deviation, or a constant.</summary>
    private static string Initializer(Random random) => random.Next(20) switch
    {
        < 10 => Schemes[random.Next(Schemes.Length)],
        < 14 => Text($"variance-scaling(scale={Round(Log(random, 0.1, 10))})"),
        < 19 => Text($"normal(std={Round(Log(random, 0.005, 2))})"),
        _ => Text($"constant({Round(Log(random, 0.01, 0.3))})"),
    };

    private static Promise PromiseOf(Net net)
    {
        Measurement measured = Probe.Measure(net.Network, net.Weights(1), ProbeData.Random(64));
        IReadOnlyList<MeasuredLayer> layers = measured.Layers;
        double gradient = layers.Max(layer => Orders(layer.Gradient)), signal = layers.Max(layer => Orders(layer.SecondMoment));
        double alike = layers.Max(layer => layer.Similarity ?? 0), repeated = layers.Max(layer => layer.Duplicates ?? 0);
        if (gradient > 5 || signal > 6 || alike > 0.9999 || repeated > 0.5)
            return Promise.Bad;
        return gradient < 3 && signal < 4 && alike < 0.99 ? Promise.Good : Promise.Between;
    }

    /// <summary>Orders of magnitude from 1.</summary>
    private static double Orders(double ratio) => double.IsFinite(ratio) && ratio > 0 ? Math.Abs(Math.Log10(ratio)) : double.PositiveInfinity;

    private static double Log(Random random, double low, double high) => low * Math.Pow(high / low, random.NextDouble());

    private static double Round(double value) => double.Parse(value.ToString("G3", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static string Text(FormattableString text) => FormattableString.Invariant(text);

    private enum Promise
    {
        Good,
        Bad,
        Between,
    }
}
