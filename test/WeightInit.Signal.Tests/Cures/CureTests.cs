using System.Globalization;
using WeightInit.Signal;

namespace WeightInit.Tests.Cures;

public class CureTests
{
    private static readonly RandomKey Key = RandomKey.FromSeed(7);

    [Fact]
    public void Recommended_is_what_recommend_says_of_the_activation_behind_each_layer()
    {
        Network network = Deep("relu", 3, 32);
        Dictionary<string, string> rules = Rules(network, CureKind.Recommended);

        Assert.Equal("he-normal", rules["dense1.weight"]);
        Assert.Equal("he-normal", rules["dense3.weight"]);
        Assert.Equal("glorot-uniform", rules["out.weight"]);
        Assert.Equal("zeros", rules["dense2.bias"]);
    }

    [Fact]
    public void Analytic_gives_ReLU_what_He_derived_and_the_first_layer_what_LeCun_did()
    {
        Dictionary<string, string> rules = Rules(Deep("relu", 4, 64), CureKind.Analytic);

        Assert.Equal(Math.Sqrt(1 / 64.0), Std(rules["dense1.weight"]), 12);
        Assert.Equal(Math.Sqrt(2 / 64.0), Std(rules["dense2.weight"]), 9);
        Assert.Equal(Math.Sqrt(2 / 64.0), Std(rules["dense4.weight"]), 9);
    }

    [Theory]
    [InlineData("tanh")]
    [InlineData("gelu")]
    [InlineData("sigmoid")]
    public void Analytic_leaves_signal_and_gradient_a_smaller_range_than_the_law_that_kept_neither(string activation)
    {
        Network network = Deep(activation, 20, 64);
        Plan bad = Plan(network, "normal(std=0.01)");
        Plan cured = WeightInit.Signal.Cures.Of(CureKind.Analytic, network, bad, Key, ProbeData.Random(8)).Resolve(network.Model);

        double before = Range(Prediction.Of(network, bad)), after = Range(Prediction.Of(network, cured));
        Assert.True(before > 20, $"{before}");
        Assert.True(after < before / 2, $"{after} of {before}");
    }

    [Fact]
    public void Lsuv_brings_every_layer_to_unit_deviation_on_its_batch()
    {
        Network network = Deep("tanh", 12, 48);
        ProbeData data = ProbeData.Random(32);
        Recipe recipe = WeightInit.Signal.Cures.Of(CureKind.Lsuv, network, Plan(network, "normal(std=0.01)"), Key, data);
        Dictionary<string, float[]> weights = recipe.Resolve(network.Model).Tensors
            .ToDictionary(planned => planned.Tensor.Name, planned => planned.Initializer.Create<float>(planned.Tensor, Key.For(planned.Tensor.Name)));
        NetworkRun<float> run = new(network, data.Batch, weights);
        List<double> deviations = [];
        run.Forward(data.For(network, Key), node =>
        {
            if (node.Operation is Dense)
                deviations.Add(Deviation(run.Output(node)));
        });

        Assert.Equal(13, deviations.Count);
        Assert.All(deviations, deviation => Assert.InRange(deviation, 1 - 1e-4, 1 + 1e-4));
        Assert.StartsWith("orthogonal(gain=", recipe.Rules[0].Initializer, StringComparison.Ordinal);
    }

    [Fact]
    public void Depth_divides_what_ends_a_branch_by_the_root_of_the_number_of_sums()
    {
        NetworkBuilder builder = new("residual");
        NetworkNode stream = builder.Input("input", [16]);
        for (int block = 1; block <= 9; block++)
        {
            NetworkNode inner = builder.Activate($"relu{block}", builder.Dense($"in{block}", stream, 16), Activation.Parse("relu"));
            stream = builder.Sum($"sum{block}", stream, builder.Dense($"out{block}", inner, 16));
        }

        Network network = builder.Build();
        Dictionary<string, string> rules = Rules(network, CureKind.Depth, "normal(std=0.3)");

        Assert.Equal(0.1, Std(rules["out4.weight"]), 12);
        Assert.Equal(0.3, Std(rules["in4.weight"]), 12);
        Assert.Contains("no residual branches", Assert.Throws<NetworkException>(() => Rules(Deep("relu", 2, 8), CureKind.Depth)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_are_those_of_the_command_line()
    {
        Assert.All(Enum.GetValues<CureKind>(), kind => Assert.Equal(kind, WeightInit.Signal.Cures.Parse(kind.Name())));
        Assert.Contains("known are recommended, lsuv, analytic, depth", Assert.Throws<FormatException>(() => WeightInit.Signal.Cures.Parse("best")).Message, StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Rules(Network network, CureKind kind, string initializer = "normal(std=0.01)") =>
        WeightInit.Signal.Cures.Of(kind, network, Plan(network, initializer), Key, ProbeData.Random(8)).Rules.ToDictionary(rule => rule.Tensor!, rule => rule.Initializer);

    private static Plan Plan(Network network, string initializer) =>
        new Recipe("test", "", [new WeightInit.Rule(initializer) { Role = TensorRole.Kernel }, new WeightInit.Rule("zeros")]).Resolve(network.Model);

    private static Network Deep(string activation, int depth, long width)
    {
        NetworkBuilder builder = new($"{activation} {depth}");
        NetworkNode node = builder.Input("input", [width]);
        for (int layer = 1; layer <= depth; layer++)
        {
            int from = builder.Count;
            node = builder.Activate($"act{layer}", builder.Dense($"dense{layer}", node, width), Activation.Parse(activation));
            builder.Group($"dense{layer}", activation, from);
        }

        int last = builder.Count;
        builder.Dense("out", node, 10);
        builder.Group("out", "dense", last);
        return builder.Build();
    }

    private static double Range(Prediction prediction)
    {
        double Of(Func<PredictedLayer, double> value) => Math.Abs(Math.Log10(prediction.Layers.Max(value) / Math.Max(1e-300, prediction.Layers.Min(value))));
        return Math.Max(Of(layer => layer.SecondMoment), Of(layer => layer.Gradient));
    }

    private static double Std(string law) => double.Parse(law[(law.IndexOf("std=", StringComparison.Ordinal) + 4)..].TrimEnd(')'), CultureInfo.InvariantCulture);

    private static double Deviation(float[] values)
    {
        double mean = values.Average(value => (double)value);
        return Math.Sqrt(values.Average(value => (value - mean) * (value - mean)));
    }
}
