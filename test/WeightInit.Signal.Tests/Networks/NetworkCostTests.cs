using WeightInit.Models;

namespace WeightInit.Signal.Tests.Networks;

public sealed class NetworkCostTests
{
    [Fact]
    public void ResNet_50_has_the_multiplications_that_are_known_of_it()
    {
        // 4.09 · 10^9 at 224 × 224 with the stride in the 3 × 3 convolutions (He et al. 2016 count 3.8 · 10^9 with it in the first).
        NetworkCost cost = NetworkCost.Of(FamilyNetwork.Of(ModelFamilies.BuiltInConfig("resnet-50")!));
        Assert.InRange(cost.Multiplications, 4.08e9, 4.10e9);
        Assert.Equal(8, cost.UsualSamples);
    }

    [Fact]
    public void Small_networks_are_probed_on_64_samples() => Assert.Equal(64, NetworkCost.Of(Network.Parse("784-256x30-10 relu")).UsualSamples);

    [Fact]
    public void What_does_not_fit_memory_is_refused_before_it_is_taken()
    {
        Network network = Network.Parse("100000-1000000x3-10 relu");
        NetworkException refused = Assert.Throws<NetworkException>(() => WeightInit.Signal.Probe.Measure(network, NetworkWeights.Draw(Init.HeNormal, RandomKey.FromSeed(0)), ProbeData.Random(64)));
        Assert.Contains("GB", refused.Message, StringComparison.Ordinal);
    }
}
