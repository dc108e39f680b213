using WeightInit.Signal;

namespace WeightInit.Calibration;

/// <summary>One activation under one initializer, at one depth and width.</summary>
internal sealed record Case(Activation Activation, string Scheme, int Depth, int Width)
{
    internal const int Batch = 16;
    internal const int Classes = 10;

    /// <summary>Below this deviation a float32 number is near its end: the cell is listed.</summary>
    private const double Vanished = 1e-30;

    internal static readonly string[] Schemes = ["glorot", "he", "lecun", "exact", "orthogonal"];

    /// <summary>Schemes, depths and widths.</summary>
    internal static IEnumerable<(string Scheme, int Depth, int Width)> Grid =>
        from scheme in Schemes from depth in (int[])[10, 50] from width in (int[])[64, 512] select (scheme, depth, width);

    private static readonly Dictionary<(int Seed, int Width, int Layer), float[]> Orthogonals = [];

    /// <summary>The network: dense layers of one width, each with the activation, and logits of ten classes; no biases.</summary>
    internal Network Network()
    {
        NetworkBuilder builder = new($"{Width}-{Width}x{Depth}-{Classes} {Activation}");
        NetworkNode x = builder.Input("x", [Width]);
        for (int layer = 0; layer <= Depth; layer++)
        {
            int from = builder.Count;
            x = builder.Dense($"{layer}", x, layer < Depth ? Width : Classes, bias: false);
            if (layer < Depth)
                x = builder.Activate($"{layer}.f", x, Activation);
            builder.Group($"{layer}", "dense", from);
        }

        return builder.Build(logits: x);
    }

    internal Initializer Initializer => Scheme switch
    {
        "glorot" => Init.GlorotUniform,
        "he" => Init.HeNormal,
        "lecun" => Init.LeCunNormal,
        "exact" => Init.VarianceScaling(1 / Activation.Moments.SecondMoment),
        _ => Init.Orthogonal(),
    };

    internal Prediction Predict()
    {
        Network network = Network();
        return Prediction.Of(network, tensor => WeightLaw.Of(Initializer, tensor), new PredictionOptions { Batch = Batch });
    }

    /// <summary>Runs networks of these seeds against the prediction.</summary>
    internal Outcome Run(Prediction prediction, IEnumerable<int> seeds)
    {
        Outcome outcome = new(this);
        foreach (int seed in seeds)
        {
            (double[] signal, double[] gradient) = Measure(prediction, seed);
            for (int layer = 0; layer <= Depth; layer++)
            {
                PredictedLayer predicted = prediction.Layers[layer];
                outcome.Forward.Add(signal[layer], predicted.SecondMomentBand, Vanished * Vanished);
                if (layer < Depth)
                    outcome.Backward.Add(gradient[layer], predicted.GradientBand, Vanished * Vanished);
            }
        }

        return outcome;
    }

    /// <summary>Runs the network of a seed.</summary>
    internal (double[] Signal, double[] Gradient) Measure(Prediction prediction, int seed)
    {
        // A key that has a tensor's name keeps it, so nets of one seed are told apart by seeds of their own.
        RandomKey key = RandomKey.FromSeed(Number(Scheme == "orthogonal" ? $"{seed} {Scheme}" : $"{seed} {Scheme} {Activation} {Depth} {Width}"));
        float[][] weights = [.. prediction.Network.Parameters.Select((spec, layer) => Draw(spec, layer, seed, key))];
        float[] input = Init.Normal(1).Create<float>(new TensorSpec($"input of {Activation}", [Batch, Width]), key);
        int[] targets = [.. Enumerable.Range(0, Batch).Select(i => (int)(Number($"{seed} {Activation} {Scheme} {Depth} {Width} {i}") % Classes))];
        return new DenseNet(Activation, weights, Width, Classes, Batch).Measure(input, targets);
    }

    /// <summary>Orthogonal matrices cost a decomposition each and do not depend on the activation: they are kept.</summary>
    private float[] Draw(TensorSpec spec, int layer, int seed, RandomKey key)
    {
        if (Scheme != "orthogonal")
            return Initializer.Create<float>(spec, key);
        if (!Orthogonals.TryGetValue((seed, Width, layer == Depth ? -1 : layer), out float[]? matrix))
        {
            matrix = Initializer.Create<float>(spec, key);
            Orthogonals[(seed, Width, layer == Depth ? -1 : layer)] = matrix;
        }

        return matrix;
    }

    private static ulong Number(string text) => BitConverter.ToUInt64(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)));
}
