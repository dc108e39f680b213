using WeightInit.Signal;
using Prober = WeightInit.Signal.Probe;

namespace WeightInit.Signal.Tests.Findings;

/// <summary>The cases of the texts, found in theory and in the probe's measurement.</summary>
public class TextCaseTests
{
    [Fact]
    public void Small_normal_weights_under_tanh_vanish()
    {
        (IReadOnlyList<Finding> findings, Verdict verdict, _) = Diagnose(Activation.Tanh, Init.Normal(0.01), 10, 256);
        Assert.Contains(findings, finding => finding is { Kind: FindingKind.Vanishing, Direction: SignalDirection.Forward, IsTip: false });
        Assert.Contains(findings, finding => finding is { Kind: FindingKind.Vanishing, Direction: SignalDirection.Backward, IsTip: false });
        Assert.Equal(Verdict.DoesNotTrain, verdict);
    }

    [Fact]
    public void Large_normal_weights_saturate_tanh()
    {
        (IReadOnlyList<Finding> findings, Verdict verdict, Measurement measured) = Diagnose(Activation.Tanh, Init.Normal(5), 10, 256);
        Assert.Contains(findings, finding => finding is { Kind: FindingKind.Saturated, IsTip: false });
        Assert.All(measured.Layers.Take(10), layer => Assert.True(layer.Saturated > 0.9));
        Assert.Equal(Verdict.DoesNotTrain, verdict);
    }

    [Fact]
    public void Large_normal_weights_under_relu_explode()
    {
        (IReadOnlyList<Finding> findings, Verdict verdict, _) = Diagnose(Activation.Relu, Init.Normal(1), 10, 256);
        Assert.Contains(findings, finding => finding is { Kind: FindingKind.Exploding, Direction: SignalDirection.Forward, IsTip: false });
        Assert.Equal(Verdict.DoesNotTrain, verdict);
    }

    [Fact]
    public void Small_uniform_weights_vanish()
    {
        (IReadOnlyList<Finding> findings, Verdict verdict, Measurement measured) = Diagnose(Activation.Tanh, Init.Uniform(-0.01, 0.01), 10, 256);
        Assert.Contains(findings, finding => finding is { Kind: FindingKind.Vanishing, IsTip: false });
        Assert.Equal(64 * 1e-4 / 3, measured.Layers[0].SecondMoment, 0.25 * 64 * 1e-4 / 3);
        Assert.Equal(Verdict.DoesNotTrain, verdict);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.1)]
    public void Equal_weights_stay_equal(double value)
    {
        (IReadOnlyList<Finding> findings, Verdict verdict, _) = Diagnose(Activation.Tanh, Init.Constant(value), 3, 64);
        Assert.Equal(FindingKind.Symmetric, findings[0].Kind);
        Assert.False(findings[0].IsTip);
        Assert.Equal(Verdict.DoesNotTrain, verdict);
    }

    [Fact]
    public void Xavier_keeps_tanh_alive()
    {
        (IReadOnlyList<Finding> findings, Verdict verdict, Measurement measured) = Diagnose(Activation.Tanh, Init.GlorotUniform, 10, 256);
        Assert.DoesNotContain(findings, finding => !finding.IsTip);
        Assert.Equal(Verdict.Trains, verdict);
        Assert.InRange(measured.Layers[9].SecondMoment, 0.02, 0.1);
    }

    [Fact]
    public void Xavier_under_relu_loses_half_a_layer_and_He_keeps_it()
    {
        foreach ((Initializer initializer, double factor) in ((Initializer, double)[])[(Init.GlorotNormal, 0.5), (Init.HeNormal, 1)])
        {
            Network network = Dense(Activation.Relu, 10, 64);
            Prediction prediction = Prediction.Of(network, Plan(network, initializer), new PredictionOptions { Batch = 64 });
            int inside = 0;
            for (int layer = 0; layer < 10; layer++)
                Assert.Equal(Math.Pow(factor, layer + 1), prediction.Layers[layer].SecondMoment, 1e-12);
            for (ulong seed = 0; seed < 20; seed++)
            {
                Measurement measured = Prober.Measure(network, NetworkWeights.Draw(Plan(network, initializer), RandomKey.FromSeed(seed)), ProbeData.Random(64), seed);
                inside += Enumerable.Range(0, 10).Count(layer => prediction.Layers[layer].SecondMomentBand.Contains(measured.Layers[layer].SecondMoment));
            }

            Assert.InRange(inside, 176, 200);
        }
    }

    [Fact]
    public void Sigmoid_is_a_tip_for_shallow_nets_and_a_finding_in_deep_ones()
    {
        (IReadOnlyList<Finding> shallow, Verdict trains, _) = Diagnose(Activation.Sigmoid, Init.FanInUniform, 1, 64);
        (IReadOnlyList<Finding> deep, Verdict not, _) = Diagnose(Activation.Sigmoid, Init.FanInUniform, 20, 64);
        Assert.DoesNotContain(shallow, finding => !finding.IsTip);
        Assert.Equal(Verdict.Trains, trains);
        Assert.Contains(deep, finding => finding is { Kind: FindingKind.Vanishing, Direction: SignalDirection.Backward, IsTip: false });
        Assert.Equal(Verdict.DoesNotTrain, not);
    }

    internal static Network Dense(Activation activation, int depth, int width)
    {
        NetworkBuilder builder = new($"64-{width}x{depth}-10 {activation}");
        NetworkNode x = builder.Input("x", [64]);
        for (int layer = 0; layer <= depth; layer++)
        {
            int from = builder.Count;
            x = builder.Dense($"{layer}", x, layer < depth ? width : 10);
            if (layer < depth)
                x = builder.Activate($"{layer}.f", x, activation);
            builder.Group($"{layer}", "dense", from);
        }

        return builder.Build(logits: x);
    }

    internal static Plan Plan(Network network, Initializer initializer) => new Recipe("test", "test",
    [
        new Rule(initializer.ToString()) { Role = TensorRole.Kernel },
        new Rule("zeros"),
    ]).Resolve(network.Model);

    private static (IReadOnlyList<Finding> Findings, Verdict Verdict, Measurement Measured) Diagnose(Activation activation, Initializer initializer, int depth, int width)
    {
        Network network = Dense(activation, depth, width);
        Plan plan = Plan(network, initializer);
        NetworkWeights weights = NetworkWeights.Draw(plan, RandomKey.FromSeed(1));
        Measurement measured = Prober.Measure(network, weights, ProbeData.Random(64));
        (IReadOnlyList<Finding> findings, Verdict verdict) = FindingRules.Of(
            FindingRules.Context(network, plan, weights, Prediction.Of(network, plan, new PredictionOptions { Batch = 64 }), measured));
        return (findings, verdict, measured);
    }
}
