using WeightInit.Signal;
using static WeightInit.Samples.Papers.PaperChecks;

namespace WeightInit.Samples.Papers;

/// <summary>Gradients explode in plain networks with batch normalization and ReLU: by π / (π - 1) a layer.</summary>
internal static class YangChecks
{
    internal static IEnumerable<PaperCheck> Run()
    {
        const int width = 1024;
        const int depth = 20;
        NetworkBuilder builder = new("normalized");
        NetworkNode x = builder.Input("x", [width]);
        for (int layer = 1; layer <= depth; layer++)
        {
            int from = builder.Count;
            x = builder.BatchNormalization($"{layer}.n", builder.Dense($"{layer}", x, width, bias: false));
            x = builder.Activate($"{layer}.f", x, Activation.Relu);
            builder.Group($"{layer}", "dense", from);
        }

        Network network = builder.Build();
        Measurement measured = Probe.Measure(network, Weights(network, Init.HeNormal, Init.Zeros, 4), ProbeData.Random(128));
        double growth = Math.Pow(measured.Layers[3].Gradient / measured.Layers[14].Gradient, 1.0 / 11);
        yield return new PaperCheck($"growth of the gradient's second moment a layer, width {width}, batch 128", Text(Math.PI / (Math.PI - 1)), Text(growth), Near(growth, Math.PI / (Math.PI - 1), 0.06));
    }
}
