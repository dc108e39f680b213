using System.Diagnostics;
using WeightInit.Models;
using WeightInit.Signal;
using Xunit.Abstractions;

namespace WeightInit.Tests.Onnx;

/// <summary>Ten real graphs: read, planned, predicted and probed; docs/formats/onnx.md has the times.</summary>
public class RealGraphTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("light_bvlc_alexnet", 60_965_224, 8)]
    [InlineData("light_densenet121", 8_146_152, 121)]
    [InlineData("light_resnet50", 25_610_152, 54)]
    [InlineData("light_shufflenet", 1_420_152, 50)]
    [InlineData("light_squeezenet", 1_235_496, 26)]
    [InlineData("light_vgg19", 143_667_240, 19)]
    [InlineData("tv_mobilenet_v2_noparams", 3_538_984, 53)]
    [InlineData("tv_resnet18_noparams", 11_699_112, 21)]
    [InlineData("tv_vgg16_bn_noparams", 138_374_440, 16)]
    [InlineData("tv_vit_b_16_noparams", 86_567_656, 62)]
    public void A_real_graph_is_read_planned_predicted_and_probed(string name, long elements, int layers)
    {
        Stopwatch watch = Stopwatch.StartNew();
        NetworkSource source = NetworkSource.Load(Repository.Golden("models", name + ".onnx"));
        TimeSpan read = Lap(watch);
        Plan plan = source.Recipe.Resolve(source.Model);
        TimeSpan planned = Lap(watch);
        Prediction prediction = Prediction.Of(source.Network, plan);
        TimeSpan predicted = Lap(watch);
        Measurement measured = Probe.Measure(source.Network, NetworkWeights.Draw(plan, RandomKey.FromSeed(1)), ProbeData.Random(2), 1);
        TimeSpan probed = Lap(watch);
        output.WriteLine(FormattableString.Invariant(
            $"| {name} | {source.Network.Nodes.Count} | {layers} | {elements:N0} | {read.TotalSeconds:F2} | {planned.TotalSeconds:F2} | {predicted.TotalSeconds:F2} | {probed.TotalSeconds:F2} |"));

        Assert.Equal(elements, plan.Elements);
        Assert.Equal(layers, source.Network.Layers.Count);
        Assert.DoesNotContain(source.Network.Nodes, node => node.Operation is Unknown);
        Assert.NotNull(source.Network.Logits);
        Assert.Equal(1000, source.Network.Logits.Shape.Count);
        Assert.Equal(layers, prediction.Layers.Count);
        Assert.All(prediction.Layers, layer => Assert.True(double.IsFinite(layer.SecondMoment) && double.IsFinite(layer.Gradient)));
        Assert.All(measured.Layers, layer => Assert.True(double.IsFinite(layer.SecondMoment) && double.IsFinite(layer.Gradient)));
        Assert.True(double.IsFinite(measured.InitialLoss));
    }

    private static TimeSpan Lap(Stopwatch watch)
    {
        TimeSpan taken = watch.Elapsed;
        watch.Restart();
        return taken;
    }
}
