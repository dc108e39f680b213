using WeightInit.Signal;
using Field = WeightInit.Signal.MeanField;

namespace WeightInit.Signal.Tests.Theory;

public class MeanFieldTests
{
    /// <summary>Tanh with σ_b² = 0.05: computed once with SciPy's quadrature, to the digits shown.</summary>
    [Theory]
    [InlineData(1.0, 0.193593, 0.759032, 1.75, 1, 3.63, 21.8, 3.63)]
    [InlineData(1.4, 0.364884, 0.911033, 1.74, 1, 10.73, 64, 10.73)]
    [InlineData(1.6, 0.474252, 0.963687, 1.62, 1, 27.03, 162, 27.03)]
    [InlineData(1.7, 0.533076, 0.986741, 1.56, 1, 74.9, 450, 74.9)]
    [InlineData(1.8, 0.594132, 1.008223, 1.50, 0.950411, 125.8, 755, -122)]
    [InlineData(2.0, 0.721762, 1.047666, 1.39, 0.744082, 25.2, 151, -21.5)]
    [InlineData(2.5, 1.063958, 1.133516, 1.18, 0.446804, 11.8, 71, -8.0)]
    [InlineData(4.0, 2.195494, 1.342402, 0.87, 0.165065, 7.0, 42, -3.4)]
    public void Tanh_with_biases_of_variance_0_05(
        double weights, double q, double chi, double signal, double correlation, double apart, double trainable, double gradient)
    {
        Field field = new(Activation.Tanh, weights, 0.05);
        FixedPoint point = Assert.Single(field.FixedPoints);
        DepthScales scales = field.Scales(point.Value);
        Assert.Equal(q, point.Value, 6);
        Assert.Equal(chi, field.Chi1(point.Value), 6);
        Assert.Equal(signal, scales.Signal, 2);
        Assert.Equal(correlation, scales.FixedCorrelation, 6);
        Assert.Equal(apart, scales.Correlation, weights < 1.7 ? 2 : 1);
        Assert.Equal(trainable, scales.Trainable, weights == 1 ? 1 : 0);
        Assert.Equal(gradient, scales.Gradient, weights < 1.7 ? 2 : weights == 1.8 ? 0 : 1);
        Assert.Equal(Stability.Stable, point.Stability);
        Assert.Equal(chi < 1 ? Phase.Ordered : Phase.Chaotic, field.PhaseFrom());
    }

    [Theory]
    [InlineData(1.3, .60705, .93981)]
    [InlineData(2.5, 4.07912, 1.58522)]
    [InlineData(4.0, 12.60415, 2.36726)]
    public void Tanh_with_biases_of_deviation_0_3(double deviation, double q, double chi)
    {
        Field field = new(Activation.Tanh, deviation * deviation, 0.09);
        FixedPoint point = Assert.Single(field.FixedPoints);
        Assert.Equal(q, point.Value, 5);
        Assert.Equal(chi, field.Chi1(point.Value), 5);
    }

    [Fact]
    public void A_homogeneous_function_keeps_every_second_moment_at_its_critical_weights()
    {
        Field relu = new(Activation.Relu, 2);
        Assert.Equal(3.5, relu.Next(3.5), 1e-12);
        Assert.Equal(1, relu.Chi1(0.2), 1e-12);
        Assert.Equal(3.5, relu.Limit(3.5));
        Assert.Equal(Phase.Critical, relu.PhaseFrom(3.5));
        Assert.Equal(Stability.Marginal, Assert.Single(relu.FixedPoints).Stability);
    }

    [Fact]
    public void Gelu_dies_or_explodes_where_its_balance_is_unstable()
    {
        Assert.Equal(0, new Field(Activation.Gelu, 2.0).Limit());
        Assert.True(new Field(Activation.Gelu, 2.5).Limit() > 1e15);
        Field balanced = new(Activation.Gelu, 1 / Activation.Gelu.Moments.SecondMoment);
        FixedPoint one = Assert.Single(balanced.FixedPoints, point => point.Value > 0);
        Assert.Equal(1, one.Value, 1e-10);
        Assert.Equal(Stability.Unstable, one.Stability);
        Assert.Equal(1.144063, one.Slope, 6);
    }

    [Fact]
    public void Sigmoid_is_ordered_at_the_usual_weights()
    {
        Field field = new(Activation.Sigmoid, 16);
        Assert.Equal(.399, field.Chi1(field.Limit()), 3);
    }

    [Fact]
    public void The_slope_of_the_q_map_is_its_difference_quotient()
    {
        foreach (Activation f in Activation.All)
        {
            Field field = new(f, 1.7, 0.1);
            const double step = 1e-4;
            double quotient = (field.Next(0.8 + step) - field.Next(0.8 - step)) / (2 * step);
            Assert.Equal(quotient, field.Slope(0.8), 1e-7);
        }
    }
}
