namespace WeightInit.Tests.Activations;

public class DepthFactorsTests
{
    [Fact]
    public void A_layer_is_the_moments_times_the_variance()
    {
        foreach (Activation f in Activation.All)
        {
            DepthFactors factors = new(f, 1.7);
            Assert.Equal(1.7 * f.Moments.SecondMoment, factors.Forward, 1e-12);
            Assert.Equal(1.7 * f.Moments.DerivativeSecondMoment, factors.Backward, 1e-12);
            Assert.Equal((1, 1), factors.Over(0));
        }
    }

    [Fact]
    public void Homogeneous_functions_compound()
    {
        DepthFactors relu = new(Activation.Relu, 1, start: 3);
        (double forward, double backward) = relu.Over(10);
        Assert.Equal(Math.Pow(0.5, 10), forward, 1e-15);
        Assert.Equal(Math.Pow(0.5, 10), backward, 1e-15);
    }

    [Fact]
    public void Others_are_walked_layer_by_layer()
    {
        double q = 0.8;
        double gradient = 1;
        for (int layer = 0; layer < 5; layer++)
        {
            GaussianMoments at = Activation.Tanh.MomentsAt(q);
            gradient *= 1.3 * at.DerivativeSecondMoment;
            q = 1.3 * at.SecondMoment;
        }

        (double forward, double backward) = new DepthFactors(Activation.Tanh, 1.3, start: 0.8).Over(5);
        Assert.Equal(q / 0.8, forward, 1e-12);
        Assert.Equal(gradient, backward, 1e-12);
    }

    [Fact]
    public void Shallower_after_deeper_is_the_same()
    {
        DepthFactors factors = new(Activation.Gelu, 2);
        _ = factors.Over(20);
        Assert.Equal(new DepthFactors(Activation.Gelu, 2).Over(3), factors.Over(3));
    }

    [Theory]
    [InlineData(1e-200)]
    [InlineData(1e200)]
    public void Underflow_and_overflow_end_quietly(double variance)
    {
        (double forward, double backward) = new DepthFactors(Activation.Relu, variance).Over(10);
        Assert.Equal(variance < 1 ? 0 : double.PositiveInfinity, forward);
        Assert.False(double.IsNaN(backward));
    }

    [Fact]
    public void Numbers_are_checked()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new DepthFactors(Activation.Relu, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new DepthFactors(Activation.Relu, 1, double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => new DepthFactors(Activation.Relu, 1).Over(-1));
    }
}
