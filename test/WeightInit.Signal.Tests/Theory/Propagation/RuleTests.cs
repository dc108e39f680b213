using WeightInit.Signal;

namespace WeightInit.Signal.Tests.Theory;

public class RuleTests
{
    /// <summary>He-ReLU convolutions 3 × 3 with a padding of 1 on 8 × 8: the map of places gives 0.3530 after ten, 60 nets gave 0.357 ± 0.036.</summary>
    [Fact]
    public void Padding_takes_what_its_map_says()
    {
        NetworkBuilder builder = new("convolutions");
        NetworkNode x = builder.Input("x", [16, 8, 8]);
        for (int layer = 0; layer < 10; layer++)
            x = builder.Activate($"{layer}.f", builder.Convolution($"{layer}", x, 16, Window.Even(2, 3, 1, 1), bias: false), Activation.Relu);
        Prediction prediction = He(builder.Build());
        Assert.Equal(22.0 / 24 * 22 / 24, prediction.Nodes[2].SecondMoment, 1e-12);
        Assert.Equal(.3530, prediction.Nodes[^1].SecondMoment, 4);
        Assert.Equal(.3530, prediction.Nodes[0].Gradient, 4);
    }

    [Theory]
    [InlineData(2, .56419, .68169)]
    [InlineData(4, 1.029375, .491715)]
    [InlineData(9, 1.485013, .357353)]
    [InlineData(16, 1.765991, .295010)]
    [InlineData(49, 2.241190, .216774)]
    public void The_largest_of_k_independent_normal_numbers(int k, double mean, double variance)
    {
        double first = LargestOf.Expect(k, 0, z => z, [], 1);
        Assert.Equal(mean, first, 5);
        Assert.Equal(variance, LargestOf.Expect(k, 0, z => z * z, [], 1) - (first * first), 5);
    }

    [Fact]
    public void The_largest_of_correlated_numbers_has_their_common_part_once()
    {
        double r = 0.3;
        double first = LargestOf.Expect(4, r, z => z, [], 1);
        Assert.Equal(Math.Sqrt(1 - r) * 1.029375, first, 5);
        Assert.Equal(r + ((1 - r) * .491715), LargestOf.Expect(4, r, z => z * z, [], 1) - (first * first), 5);
        Assert.Equal(0.5, LargestOf.Expect(4, 1, z => z > 0 ? z * z : 0, [0], 1), 1e-10);
    }

    /// <summary>Behind ReLU two inputs of correlation 0 have the correlation 1/π, and the gradient grows by π / (π - 1).</summary>
    [Fact]
    public void Batch_normalization_makes_gradients_grow_by_pi_over_pi_minus_1()
    {
        NetworkBuilder builder = new("normalized");
        NetworkNode x = builder.Input("x", [4000]);
        for (int layer = 0; layer < 12; layer++)
            x = builder.Activate($"{layer}.f", builder.BatchNormalization($"{layer}.n", builder.Dense($"{layer}", x, 4000, bias: false)), Activation.Relu);
        Prediction prediction = He(builder.Build(), new PredictionOptions { Batch = 4096, Paths = 2 });
        double growth = prediction.Nodes[4].Gradient / prediction.Nodes[7].Gradient;
        Assert.Equal(Math.PI / (Math.PI - 1), growth, 2);
        Assert.Equal(0.5, prediction.Nodes[^1].SecondMoment, 3);
    }

    [Fact]
    public void Residual_branches_double_it_and_pre_normalized_ones_add_to_it()
    {
        NetworkBuilder plain = new("residual");
        NetworkBuilder normalized = new("normalized");
        NetworkNode x = plain.Input("x", [64]);
        NetworkNode y = normalized.Input("x", [64]);
        for (int block = 0; block < 8; block++)
        {
            x = plain.Sum($"{block}+", x, plain.Dense($"{block}", x, 64, bias: false));
            y = normalized.Sum($"{block}+", y, normalized.Dense($"{block}", normalized.LayerNormalization($"{block}.n", y), 64, bias: false));
        }

        Func<TensorSpec, WeightLaw?> laws = tensor => tensor.Role == TensorRole.Kernel ? WeightLaw.Of(Init.LeCunNormal, tensor) : null;
        Assert.Equal(256, Prediction.Of(plain.Build(), laws).Nodes[^1].SecondMoment, 1e-9);
        Assert.Equal(9, Prediction.Of(normalized.Build(), laws).Nodes[^1].SecondMoment, 3);
        Assert.Equal(256, Prediction.Of(plain.Build(), laws).Nodes[0].Gradient, 1e-9);
    }

    /// <summary>n E Σ a² of n logits of variance s²: e^s² while that is far below n; numbers by simulation.</summary>
    [Theory]
    [InlineData(1, 64, 2.55, 0.1)]
    [InlineData(1, 1024, 2.67, 0.1)]
    [InlineData(4, 64, 10.3, 0.5)]
    [InlineData(4, 1024, 29.7, 2)]
    [InlineData(64, 64, 46, 2)]
    public void Attention_is_as_even_as_its_logits_are_small(double variance, int keys, double effective, double tolerance) =>
        Assert.Equal(effective, keys * SoftmaxMoments.Squares(keys, variance), tolerance);

    [Fact]
    public void Even_attention_makes_tokens_alike()
    {
        NetworkBuilder builder = new("attention");
        NetworkNode x = builder.Input("x", [64, 128]);
        for (int layer = 0; layer < 3; layer++)
        {
            NetworkNode[] parts = [builder.Dense($"{layer}.q", x, 128, bias: false), builder.Dense($"{layer}.k", x, 128, bias: false), builder.Dense($"{layer}.v", x, 128, bias: false)];
            x = builder.Add($"{layer}", new Attention(4), parts);
        }

        Prediction prediction = Prediction.Of(builder.Build(), tensor => WeightLaw.Of(Init.LeCunNormal, tensor));
        Assert.Equal(2.55 / 64, prediction.Nodes[4].SecondMoment, 2);
        Assert.InRange(prediction.Nodes[4].Correlation, 0.3, 0.5);
        Assert.InRange(prediction.Nodes[^1].Correlation, 0.95, 1);
    }

    [Fact]
    public void Dropout_acts_where_it_is_asked_to()
    {
        NetworkBuilder builder = new("dropout");
        builder.Add("drop", new Dropout(0.5), builder.Input("x", [64]));
        Network network = builder.Build();
        Assert.Equal(1, He(network).Nodes[^1].SecondMoment);
        Assert.Equal(2, He(network, new PredictionOptions { Dropout = true }).Nodes[^1].SecondMoment);
    }

    /// <summary>Of four independent numbers the largest is positive in 15 of 16 cases, one number alone in 8.</summary>
    [Fact]
    public void The_gradient_behind_a_max_pool_finds_relu_open()
    {
        NetworkBuilder builder = new("pool");
        NetworkNode x = builder.Convolution("c", builder.Input("x", [4, 8, 8]), 64, Window.Even(2, 1), bias: false);
        builder.Add("pool", new MaxPool(Window.Even(2, 2, 2)), builder.Activate("f", x, Activation.Relu));
        Prediction prediction = He(builder.Build());
        Assert.Equal(15.0 / 16, prediction.Nodes[1].Gradient / prediction.Nodes[2].Gradient, 1e-6);
    }

    [Fact]
    public void A_window_that_overlaps_itself_sends_the_gradient_of_each_to_one()
    {
        NetworkBuilder builder = new("pool");
        builder.Add("pool", new MaxPool(Window.Even(2, 3, 2, 1)), builder.Input("x", [4, 8, 8]));
        Assert.Equal(0.25, He(builder.Build()).Nodes[0].Gradient, 1e-12);
    }

    private static Prediction He(Network network, PredictionOptions? options = null) =>
        Prediction.Of(network, tensor => tensor.Role == TensorRole.Kernel ? WeightLaw.Of(Init.HeNormal, tensor) : null, options);
}
