namespace WeightInit.Signal.Tests.Probe.Measuring;

public sealed class MeasurementTests
{
    private static Measurement Measure(string line, string initializer, int batch = 64) =>
        WeightInit.Signal.Probe.Measure(Network.Parse(line), NetworkWeights.Draw(Initializer.Parse(initializer), RandomKey.FromSeed(1)), ProbeData.Random(batch));

    [Fact]
    public void Large_weights_saturate_tanh_and_small_ones_do_not()
    {
        Assert.All(Measure("64-64x3-10 tanh", "normal(std=5)").Layers.Take(3), layer => Assert.InRange(layer.Saturated!.Value, 0.9, 1));
        Assert.All(Measure("64-64x3-10 tanh", "glorot-normal").Layers.Take(3), layer => Assert.InRange(layer.Saturated!.Value, 0, 0.1));
    }

    [Fact]
    public void The_zero_side_of_a_rectifier_is_neither_saturated_nor_dead()
    {
        MeasuredLayer layer = Measure("64-64x3-10 relu", "he-normal").Layers[0];
        Assert.Equal(0, layer.Saturated);
        Assert.Equal(0, layer.Dead);
        Assert.Null(Measure("64-10", "he-normal").Layers[0].Saturated);
    }

    [Fact]
    public void Constants_repeat_units_and_random_numbers_do_not()
    {
        Measurement constant = Measure("64-32x3-10 tanh", "constant(0.05)");
        Assert.All(constant.Layers.Take(3), layer => Assert.Equal(31.0 / 32, layer.Duplicates!.Value, 1e-12));
        Assert.All(Measure("64-32x3-10 tanh", "zeros").Layers.Take(3), layer => Assert.Equal(31.0 / 32, layer.Duplicates!.Value, 1e-12));
        Assert.All(Measure("64-32x3-10 tanh", "glorot-normal").Layers, layer => Assert.Equal(0, layer.Duplicates));
    }

    [Fact]
    public void Equal_weights_that_get_different_gradients_are_no_symmetry()
    {
        // The last layer at zero: its rows are equal and each class has a gradient of its own.
        Network network = Network.Parse("16-8-4 tanh");
        Dictionary<string, float[]> weights = new()
        {
            ["1.weight"] = Init.GlorotNormal.Create<float>([8, 16], RandomKey.FromSeed(1)),
            ["1.bias"] = new float[8],
            ["2.weight"] = new float[32],
            ["2.bias"] = new float[4],
        };
        Measurement measured = WeightInit.Signal.Probe.Measure(network, NetworkWeights.Of("by hand", weights), ProbeData.Random(32));
        Assert.Equal(0, measured.Layers[1].Duplicates);
        Assert.Equal(Math.Log(4), measured.InitialLoss, 1e-6);
    }

    [Fact]
    public void A_copied_layer_is_a_clone()
    {
        Network network = Network.Parse("8-8x2-2 tanh");
        float[] same = Init.GlorotNormal.Create<float>([8, 8], RandomKey.FromSeed(1));
        Dictionary<string, float[]> weights = new()
        {
            ["1.weight"] = same,
            ["1.bias"] = new float[8],
            ["2.weight"] = same,
            ["2.bias"] = new float[8],
            ["3.weight"] = Init.GlorotNormal.Create<float>([2, 8], RandomKey.FromSeed(2)),
            ["3.bias"] = new float[2],
        };
        Measurement measured = WeightInit.Signal.Probe.Measure(network, NetworkWeights.Of("by hand", weights), ProbeData.Random(8));
        Assert.Equal("1.weight", Assert.Single(measured.Parameters, parameter => parameter.CloneOf is not null).CloneOf);
    }

    [Fact]
    public void The_same_output_for_every_input_has_a_similarity_of_one()
    {
        Assert.InRange(Measure("64-64x40-10 relu", "he-normal").Layers[^2].Similarity!.Value, 0.9, 1);
        Assert.InRange(Measure("64-64x2-10 tanh", "orthogonal").Layers[^2].Similarity!.Value, -0.1, 0.1);
    }

    [Fact]
    public void Measures_are_relative_to_the_input_and_to_the_last_layer()
    {
        Measurement measured = Measure("64-64x3-10 relu", "he-normal", 256);
        Assert.Equal(1, measured.Layers[^1].Gradient, 1e-12);
        Assert.InRange(measured.InputSecondMoment, 0.95, 1.05);
        Assert.InRange(measured.Layers[0].SecondMoment, 0.7, 1.3);
        Assert.Equal(64 * 256, measured.Layers[0].Histogram.Total);
    }

    [Fact]
    public void The_same_seed_measures_the_same()
    {
        Measurement one = Measure("64-64x5-10 gelu", "he-normal"), other = Measure("64-64x5-10 gelu", "he-normal");
        Assert.Equal(one.Layers.Select(layer => (layer.SecondMoment, layer.Gradient)), other.Layers.Select(layer => (layer.SecondMoment, layer.Gradient)));
    }

    [Fact]
    public void Small_weights_make_attention_look_at_all_tokens_alike_and_large_ones_at_one()
    {
        Assert.InRange(Measure("32x16-[attn4]-gap-3", "normal(std=0.01)", 8).Layers[0].AttentionEntropy!.Value, 0.999, 1);
        Assert.InRange(Measure("32x16-[attn4]-gap-3", "normal(std=5)", 8).Layers[0].AttentionEntropy!.Value, 0, 0.1);
        Assert.Null(Measure("16-8-3 relu", "he-normal").Layers[0].AttentionEntropy);
    }
}
