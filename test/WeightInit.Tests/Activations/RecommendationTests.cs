namespace WeightInit.Tests.Activations;

public class RecommendationTests
{
    [Theory]
    [InlineData("linear", "glorot-uniform", 2010)]
    [InlineData("tanh", "glorot-uniform", 2010)]
    [InlineData("sigmoid", "fan-in-uniform", 2010)]
    [InlineData("relu", "he-normal", 2015)]
    [InlineData("relu6", "he-normal", 2015)]
    [InlineData("leaky-relu(slope=0.2)", "variance-scaling(scale=1.92307692)", 2015)]
    [InlineData("prelu", "variance-scaling(scale=1.88235294)", 2015)]
    [InlineData("selu", "lecun-normal", 2017)]
    [InlineData("softsign", "glorot-uniform", 2017)]
    [InlineData("hardtanh", "glorot-uniform", 2017)]
    [InlineData("sin", "glorot-uniform", 2017)]
    [InlineData("erf", "variance-scaling(scale=0.785398163,mode=fan-avg,distribution=uniform)", 2017)] // π / 4
    [InlineData("erf-sqrt2", "variance-scaling(scale=1.57079633,mode=fan-avg,distribution=uniform)", 2017)] // π / 2
    [InlineData("hardsigmoid", "fan-in-uniform", 2010)]
    [InlineData("softplus", "he-normal", 2015)]
    public void Who_gets_what(string activation, string initializer, int year)
    {
        Recommendation advice = Recommendation.For(Activation.Parse(activation));
        Assert.Equal(initializer, advice.Initializer.ToString());
        Assert.Equal(year, advice.Source.Year);
    }

    [Theory]
    [InlineData("elu", SuitableDepth.Deep, "1.55051881")]
    [InlineData("celu(alpha=2)", SuitableDepth.Deep, "1.33446765")]
    [InlineData("gelu", SuitableDepth.DeepWithNormalization, "2.35171561")]
    [InlineData("gelu-tanh", SuitableDepth.DeepWithNormalization, "2.35186922")]
    [InlineData("silu", SuitableDepth.DeepWithNormalization, "2.81076112")]
    [InlineData("mish", SuitableDepth.DeepWithNormalization, "2.21071573")]
    [InlineData("hardswish", SuitableDepth.DeepWithNormalization, "3.01597827")]
    public void The_others_get_the_square_of_their_exact_gain(string activation, SuitableDepth depth, string scale)
    {
        Recommendation advice = Recommendation.For(Activation.Parse(activation));
        VarianceScaling scaling = Assert.IsType<VarianceScaling>(advice.Initializer);

        Assert.Equal($"variance-scaling(scale={scale})", scaling.ToString());
        Assert.Equal(Math.Pow(advice.Activation.Moments.ForwardGain, 2), scaling.Scale, 5e-9);
        Assert.Equal(FanMode.FanIn, scaling.Mode);
        Assert.Equal(depth, advice.Depth);
        Assert.Equal(1, advice.Factors().Forward, 1e-8);
        Assert.Equal(depth == SuitableDepth.DeepWithNormalization, advice.Caution is not null);
    }

    [Fact]
    public void Every_recommendation_is_whole_and_can_be_typed()
    {
        foreach (Activation f in Activation.All)
        {
            Recommendation advice = Recommendation.For(f);
            Assert.Equal(advice.Initializer, Initializer.Parse(advice.Initializer.ToString()));
            Assert.NotEmpty(advice.Formula);
            Assert.EndsWith(".", advice.Reason, StringComparison.Ordinal);
            Assert.NotEmpty(advice.Source.Place);
            Assert.Equal(advice, Recommendation.For(f));
        }
    }

    /// <summary>What "shallow" and "deep" claim, by the factors over 50 layers.</summary>
    [Fact]
    public void The_depth_is_what_the_factors_say()
    {
        foreach (Activation f in Activation.All)
        {
            Recommendation advice = Recommendation.For(f);
            (double forward, double backward) = advice.Factors().Over(50);
            if (advice.Depth == SuitableDepth.Shallow)
                Assert.True(backward < 1e-4, $"{f}: {backward}");
            else
                Assert.True(Math.Min(forward, backward) > 1e-4 && Math.Max(forward, backward) < 100, $"{f}: {forward} {backward}");
        }
    }

    [Fact]
    public void Sigmoid_says_that_it_is_for_shallow_nets_and_why()
    {
        Recommendation advice = Recommendation.For(Activation.Sigmoid);
        Assert.Contains("shallow nets only", advice.Caution, StringComparison.Ordinal);

        // A third of E σ² and of E σ'² (test/golden/activations).
        Assert.Equal(0.293379036 / 3, advice.Factors().Forward, 1e-9);
        Assert.Equal(0.044836241 / 3, advice.Factors().Backward, 1e-9);
        Assert.Contains("0.0149", advice.Caution, StringComparison.Ordinal);
    }

    [Fact]
    public void Weights_that_carry_the_gradient_saturate_sigmoid()
    {
        foreach (double variance in new[] { 0.3, 1, 4, 16, 64 })
            Assert.True(GradientPerLayer(variance) < 0.9, $"{variance}");

        // Large weights do carry it, but then the inputs have a deviation beyond 10, where sigmoid is a step.
        Assert.True(GradientPerLayer(256) > 1);
        Assert.True(new DepthFactors(Activation.Sigmoid, 256).Over(60).Forward > 100);

        static double GradientPerLayer(double variance)
        {
            DepthFactors factors = new(Activation.Sigmoid, variance);
            return factors.Over(60).Backward / factors.Over(59).Backward;
        }
    }

    [Fact]
    public void Glorot_under_tanh_fades_as_a_power_and_not_exponentially()
    {
        DepthFactors factors = Recommendation.For(Activation.Tanh).Factors();

        // q falls as 1 / (2 l): halving with twice the depth; exponential decay would square.
        Assert.Equal(0.5, factors.Over(400).Forward / factors.Over(200).Forward, 0.02);
    }

    [Fact]
    public void An_activation_of_ones_own_gets_its_exact_gain()
    {
        Recommendation advice = Recommendation.For(new Cube());

        // E x⁶ = 15.
        Assert.Equal("variance-scaling(scale=0.0666666667)", advice.Initializer.ToString());
        Assert.Equal(SuitableDepth.DeepWithNormalization, advice.Depth);
    }

    private sealed record Cube : Activation
    {
        public override string Name => "cube";

        public override double Apply(double x) => x * x * x;

        public override double Derivative(double x) => 3 * x * x;
    }
}
