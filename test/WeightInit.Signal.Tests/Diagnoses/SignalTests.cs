using WeightInit.Tests;

namespace WeightInit.Signal.Tests.Diagnoses;

public sealed class SignalTests
{
    [Fact]
    public void A_network_that_vanishes_does_not_train_and_one_by_He_does()
    {
        Network network = Network.Parse("64-64x20-10 relu");
        Diagnosis small = WeightInit.Signal.Signal.Diagnose(network, Init.Normal(std: 0.01));
        Assert.Equal(Verdict.DoesNotTrain, small.Verdict);
        Assert.Contains(small.Findings, finding => finding is { Kind: FindingKind.Vanishing, IsTip: false });
        Diagnosis he = WeightInit.Signal.Signal.Diagnose(network, Init.HeNormal);
        Assert.Equal(Verdict.Trains, he.Verdict);
        Assert.Equal(network.Layers, he.Layers.Select(layer => layer.Layer));
        Assert.All(he.Layers, layer => Assert.True(layer is { Predicted: not null, Measured: not null }));
        Assert.InRange(he.PredictedLoss!.Value / he.InitialLoss!.Value, 0.5, 2);
    }

    [Fact]
    public void Given_weights_are_predicted_by_their_own_moments()
    {
        string folder = Repository.Golden("signal-torch-2.13.0", "mlp-tanh");
        NetworkSource source = NetworkSource.Load(Path.Combine(folder, "modules.json"), [64]);
        ProbeData data = ProbeData.Read(source.Network, Path.Combine(folder, "data.npy"), Path.Combine(folder, "targets.npy"));
        NetworkWeights weights = NetworkWeights.Load(Path.Combine(folder, "weights.safetensors"), source.Network);
        Diagnosis diagnosis = WeightInit.Signal.Signal.Diagnose(source.Network, weights, data);
        Assert.Equal(17, diagnosis.Layers.Count);
        Assert.Equal(0.3416, diagnosis.Layers[0].Measured!.SecondMoment, 1e-3);
        Assert.InRange(diagnosis.Layers[0].Predicted!.SecondMoment, 0.2, 0.5);
    }
}
