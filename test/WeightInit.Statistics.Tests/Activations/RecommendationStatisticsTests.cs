namespace WeightInit.Tests.Statistics;

/// <summary>The factors of recommendations against networks that are really drawn, on the native stream.</summary>
public class RecommendationStatisticsTests
{
    /// <summary>Two-sided 1e-6 of the normal law.</summary>
    private const double Threshold = 4.892;

    private const int Width = 1024;
    private const int Networks = 4;

    public static TheoryData<string> Activations =>
        [.. Activation.All.Select(activation => activation.ToString()), "leaky-relu(slope=0.2)", "celu(alpha=2)"];

    [Theory]
    [MemberData(nameof(Activations))]
    public void A_drawn_layer_has_the_factors(string activation)
    {
        Recommendation advice = Recommendation.For(Activation.Parse(activation));
        (double forward, double backward) = Mean(advice, Width, Networks, depth: 1);
        DepthFactors factors = advice.Factors();
        (double forwardError, double backwardError) = StandardErrors(advice);

        Assert.InRange((forward - factors.Forward) / forwardError, -Threshold, Threshold);
        Assert.InRange((backward - factors.Backward) / backwardError, -Threshold, Threshold);
    }

    [Fact]
    public void The_factors_of_another_initializer_are_seen_as_wrong()
    {
        // Negative control: layers of He's variance, held against the factors of Glorot's.
        Recommendation advice = Recommendation.For(Activation.Tanh);
        (double forward, double backward) = Mean(advice with { Initializer = Init.HeNormal }, Width, Networks, depth: 1);
        (double forwardError, double backwardError) = StandardErrors(advice);

        Assert.True((forward - advice.Factors().Forward) / forwardError > 2 * Threshold);
        Assert.True((backward - advice.Factors().Backward) / backwardError > 2 * Threshold);
    }

    [Fact]
    public void Ten_percent_more_variance_is_seen_as_wrong()
    {
        Recommendation advice = Recommendation.For(Activation.Relu);
        (double forward, _) = Mean(advice with { Initializer = Init.VarianceScaling(2.2) }, Width, 8 * Networks, depth: 1);
        (double error, _) = StandardErrors(advice);

        Assert.True((forward - advice.Factors().Forward) / (error / Math.Sqrt(8)) > Threshold);
    }

    [Theory]
    [InlineData("relu")]
    [InlineData("tanh")]
    [InlineData("selu")]
    [InlineData("sigmoid")]
    [InlineData("softplus")]
    public void Ten_drawn_layers_have_the_factors_over_ten(string activation)
    {
        const int depth = 10;
        const int width = 512;
        Recommendation advice = Recommendation.For(Activation.Parse(activation));
        (double forward, double backward) = Mean(advice, width, Networks, depth);
        (double expectedForward, double expectedBackward) = advice.Factors().Over(depth);

        // Finite width: the relative variance of a deep ReLU net is exp(5 L / n) - 1 (Hanin and Rolnick 2018), the most of these.
        double error = Math.Sqrt((Math.Exp(5.0 * depth / width) - 1) / Networks);
        Assert.InRange((forward / expectedForward) - 1, -Threshold * error, Threshold * error);
        Assert.InRange((backward / expectedBackward) - 1, -Threshold * error, Threshold * error);
    }

    private static (double Forward, double Backward) Mean(Recommendation advice, int width, int networks, int depth)
    {
        DrawnLayer net = new(advice, width);
        (double Forward, double Backward)[] runs = [.. Enumerable.Range(0, networks).Select(seed => net.Run((ulong)seed, depth))];
        return (runs.Average(run => run.Forward), runs.Average(run => run.Backward));
    }

    /// <summary>
    /// Of one layer, in means over networks. Given f(h) the next pre-activations are nearly normal, their squares of relative
    /// variance 2; f(h)² itself has E f⁴ / (E f²)² - 1. Backward Wᵀg is nearly normal and is multiplied by f', after |g|² / n
    /// of relative variance 2 / n.
    /// </summary>
    private static (double Forward, double Backward) StandardErrors(Recommendation advice)
    {
        Activation f = advice.Activation;
        (double second, double fourth) = Moments(f, f.Apply);
        (double slopeSecond, double slopeFourth) = Moments(f, f.Derivative);
        double samples = Width * (double)Networks;
        double forward = (2 + (fourth / (second * second)) - 1) / samples;
        double backward = (2 + (3 * slopeFourth / (slopeSecond * slopeSecond)) - 1) / samples;
        return (advice.Factors().Forward * Math.Sqrt(forward), advice.Factors().Backward * Math.Sqrt(backward));
    }

    private static (double Second, double Fourth) Moments(Activation f, Func<double, double> g) =>
        (GaussianExpectation.Of(x => Math.Pow(g(x), 2), f.Kinks, 0, 1), GaussianExpectation.Of(x => Math.Pow(g(x), 4), f.Kinks, 0, 1));
}
