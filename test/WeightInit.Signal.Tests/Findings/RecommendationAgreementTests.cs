using WeightInit.Signal;
using Prober = WeightInit.Signal.Probe;

namespace WeightInit.Signal.Tests.Findings;

/// <summary>What recommend advises and what diagnose says agree.</summary>
public class RecommendationAgreementTests
{
    public static TheoryData<string> Activations => [.. Activation.All.Select(activation => activation.ToString())];

    [Theory]
    [MemberData(nameof(Activations))]
    public void What_is_recommended_trains_in_a_shallow_network(string activation)
    {
        Recommendation advice = Recommendation.For(Activation.Parse(activation));
        (IReadOnlyList<Finding> findings, Verdict verdict) = Diagnose(advice, advice.Depth == SuitableDepth.Shallow ? 1 : 2);
        Assert.Equal(Verdict.Trains, verdict);
        Assert.DoesNotContain(findings, finding => !finding.IsTip);
    }

    [Theory]
    [InlineData("tanh", true)]
    [InlineData("relu", true)]
    [InlineData("selu", true)]
    [InlineData("softsign", true)]
    [InlineData("hardtanh", true)]
    [InlineData("sigmoid", false)]
    [InlineData("hardsigmoid", false)]
    public void What_is_called_deep_trains_in_a_deep_one_and_what_is_called_shallow_does_not(string activation, bool isDeep)
    {
        Recommendation advice = Recommendation.For(Activation.Parse(activation));
        Assert.Equal(isDeep, advice.Depth == SuitableDepth.Deep);
        (_, Verdict verdict) = Diagnose(advice, 20);
        Assert.Equal(isDeep ? Verdict.Trains : Verdict.DoesNotTrain, verdict);
    }

    private static (IReadOnlyList<Finding> Findings, Verdict Verdict) Diagnose(Recommendation advice, int depth)
    {
        Network network = TextCaseTests.Dense(advice.Activation, depth, 64);
        Plan plan = InitializerRecipe.Of(advice.Initializer).Resolve(network.Model);
        NetworkWeights weights = NetworkWeights.Draw(plan, RandomKey.FromSeed(5));
        Measurement measured = Prober.Measure(network, weights, ProbeData.Random(32));
        return FindingRules.Of(FindingRules.Context(network, plan, weights, Prediction.Of(network, plan, new PredictionOptions { Paths = 100 }), measured));
    }
}
