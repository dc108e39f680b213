using WeightInit.Signal;

namespace WeightInit.Signal.Tests.Theory;

public class EdgeOfChaosTests
{
    [Theory]
    [InlineData("tanh", .05, 1.76095464, .57004788)]
    [InlineData("tanh", .09, 1.94765463, .76347477)]
    [InlineData("tanh", .04, 1.70079637, .51207850)]
    [InlineData("tanh", .01, 1.42420529, null)]
    [InlineData("tanh", 1e-4, 1.08602629, null)]
    [InlineData("erf", .05, 1.37583901, .51717684)]
    [InlineData("erf-sqrt2", .05, 2.48567673, null)]
    [InlineData("softsign", .05, 3.14124724, null)]
    [InlineData("hardtanh", .05, 1.16554469, null)]
    public void Weights_and_second_moment_at_the_edge(string activation, double biases, double weights, double? q)
    {
        CriticalPoint point = Assert.Single(EdgeOfChaos.Of(Activation.Parse(activation), biases));
        Assert.Equal(weights, point.WeightVariance, 8);
        if (q is { } second)
            Assert.Equal(second, point.Q, 8);
        Assert.Equal(Stability.Stable, point.Stability);
    }

    /// <summary>σ_b = 0.2; SiLU, GELU and Mish have a point of the edge that the variance leaves.</summary>
    [Theory]
    [InlineData("tanh", 1.304146, null, null)]
    [InlineData("elu", 1.229251, 1.106931, null)]
    [InlineData("silu", 1.679532, .689453, 1.10)]
    [InlineData("gelu", 1.547009, .575637, 1.095)]
    [InlineData("mish", 1.463439, .745549, 1.02)]
    public void The_edge_at_biases_of_deviation_0_2(string activation, double deviation, double? q, double? slope)
    {
        CriticalPoint point = Assert.Single(EdgeOfChaos.Of(Activation.Parse(activation), 0.04));
        Assert.Equal(deviation, Math.Sqrt(point.WeightVariance), 6);
        if (q is { } second)
            Assert.Equal(second, point.Q, 6);
        if (slope is { } steep)
            Assert.Equal(steep, point.Slope, 2);
        Assert.Equal(slope is null ? Stability.Stable : Stability.Unstable, point.Stability);
    }

    [Fact]
    public void Sigmoid_has_one_after_all_far_out()
    {
        CriticalPoint point = Assert.Single(EdgeOfChaos.Of(Activation.Sigmoid));
        Assert.Equal(103.007554, point.WeightVariance, 6);
        Assert.Equal(45.624278, point.Q, 6);
        MeanField field = new(Activation.Sigmoid, point.WeightVariance);
        Assert.Equal(point.Q, field.Next(point.Q), 1e-9);
        Assert.Equal(1, field.Chi1(point.Q), 1e-12);
        Assert.Equal(Stability.Stable, point.Stability);
    }

    [Fact]
    public void Relu_has_it_at_2_for_every_q_and_none_with_biases()
    {
        Assert.Equal(new CriticalPoint(2, 0, 0, 1), Assert.Single(EdgeOfChaos.Of(Activation.Relu)));
        Assert.Empty(EdgeOfChaos.Of(Activation.Relu, 0.04));
    }

    [Fact]
    public void Odd_functions_have_it_at_their_slope_at_zero() =>
        Assert.Equal(1, EdgeOfChaos.Of(Activation.Tanh)[0].WeightVariance, 1e-12);
}
