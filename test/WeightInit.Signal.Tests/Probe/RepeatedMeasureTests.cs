using Prober = WeightInit.Signal.Probe;

namespace WeightInit.Signal.Tests;

/// <summary>Threads that meet at a node's output find one array: the same network measured again gives the same numbers.</summary>
public class RepeatedMeasureTests
{
    [Fact]
    public void A_network_measured_again_gives_the_same_bits()
    {
        NetworkBuilder builder = new("normalized");
        NetworkNode x = builder.Input("x", [32, 16, 16]);
        for (int layer = 0; layer < 6; layer++)
        {
            int from = builder.Count;
            x = builder.BatchNormalization($"{layer}.n", builder.Convolution($"{layer}", x, 32, Window.Even(2, 1), bias: false));
            builder.Group($"{layer}", "convolution", from);
        }

        Network network = builder.Build();
        NetworkWeights weights = NetworkWeights.Draw(InitializerRecipe.Of(Init.HeNormal).Resolve(network.Model), RandomKey.FromSeed(1));
        double[] First() => [.. Prober.Measure(network, weights, ProbeData.Random(16), 1).Layers.SelectMany(layer => (double[])[layer.SecondMoment, layer.Gradient])];
        double[] once = First();
        for (int again = 0; again < 40; again++)
            Assert.Equal(once, First());
    }
}
