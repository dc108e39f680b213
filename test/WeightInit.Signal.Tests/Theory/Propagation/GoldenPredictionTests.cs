using WeightInit.Models;
using WeightInit.Signal;
using WeightInit.Tests;
using Prober = WeightInit.Signal.Probe;

namespace WeightInit.Signal.Tests.Theory;

/// <summary>
/// Theory against the networks of the golden data, whose widths are 6 to 40: from the moments of their weights alone, every layer's
/// second moments within a factor of 2 forward and 2.5 backward.
/// </summary>
public class GoldenPredictionTests
{
    [Fact]
    public void Every_layer_of_the_golden_networks()
    {
        int layers = 0;
        foreach (string folder in Directory.GetDirectories(Repository.Golden("signal-torch-2.13.0")).Order(StringComparer.Ordinal))
        {
            string path = Path.Combine(folder, "data.npy");
            Network network = NetworkSource.Load(Path.Combine(folder, "modules.json"), Shape.Of(DataFile.Read(path).Shape.Axes[1..])).Network;
            ProbeData data = ProbeData.Read(network, path, Path.Combine(folder, "targets.npy"));
            NetworkWeights weights = NetworkWeights.Load(Path.Combine(folder, "weights.safetensors"), network);
            Measurement measured = Prober.Measure(network, weights, data);
            Prediction prediction = Prediction.Of(
                network,
                tensor => WeightLaw.Of(weights.Read(tensor)),
                new PredictionOptions { Batch = data.Batch, Input = InputStatistics.Of(data.Inputs, data.Batch) });
            for (int i = 0; i < network.Layers.Count; i++)
            {
                string layer = $"{Path.GetFileName(folder)} {network.Layers[i].Name}";
                Within(2, measured.Layers[i].SecondMoment / prediction.Layers[i].SecondMoment, layer);
                Within(2.5, measured.Layers[i].Gradient / prediction.Layers[i].Gradient, layer + " backward");
                layers++;
            }
        }

        Assert.InRange(layers, 60, 200);
    }

    private static void Within(double factor, double ratio, string what) =>
        Assert.True(ratio > 1 / factor && ratio < factor, $"{what}: measured by predicted is {ratio}");
}
