using WeightInit.Signal;

namespace WeightInit.Signal.Tests.Theory;

public class IsometryTests
{
    [Fact]
    public void Relu_has_no_isometry_and_orthogonal_linear_layers_are_one()
    {
        Assert.Equal(4, Isometry.Of(new MeanField(Activation.Linear, 1), 1, 4, isOrthogonal: false).Variance, 1e-12);
        Assert.Equal(0, Isometry.Of(new MeanField(Activation.Linear, 1), 1, 4, isOrthogonal: true).Variance, 1e-12);
        Isometry relu = Isometry.Of(new MeanField(Activation.Relu, 2), 1, 3, isOrthogonal: true);
        Assert.Equal(1, relu.Mean, 1e-12);
        Assert.Equal(3, relu.Variance, 1e-12);
    }

    [Fact]
    public void Orthogonal_tanh_comes_near_it_at_a_small_signal()
    {
        double near = Isometry.Of(new MeanField(Activation.Tanh, 1), 1e-4, 10, isOrthogonal: true).Variance;
        double far = Isometry.Of(new MeanField(Activation.Tanh, 1), 1, 10, isOrthogonal: true).Variance;
        Assert.InRange(near, 0, 1e-5);
        Assert.True(far > 1);
    }

    [Theory]
    [InlineData(4, 12.2)]
    [InlineData(16, 45)]
    public void The_largest_of_linear_layers(int depth, double largest) => Assert.Equal(largest, Isometry.LargestOfLinear(depth), depth == 4 ? 0.05 : 0.5);

    [Fact]
    public void The_scatter_of_relu_networks_is_5_over_n_a_layer()
    {
        FiniteWidth narrow = FiniteWidth.Of(Activation.Relu, Enumerable.Repeat(20L, 10));
        Assert.Equal(9.313, narrow.Spread, 3);
        Assert.Equal(0.328, narrow.Typical, 3);
        Assert.Equal(1 + (2.0 / 64), FiniteWidth.Of(Activation.Linear, [64]).Spread, 1e-12);
    }

    /// <summary>ReLU loses half a layer under Xavier: 2^-149 in size after 298 layers, 2^-24 after 48.</summary>
    [Fact]
    public void The_depth_at_which_types_end()
    {
        MeanField halved = new(Activation.Relu, 1);
        Assert.Equal(299, NumberRangeOf.Float32.Depth(halved));
        Assert.Equal(267, NumberRangeOf.BFloat16.Depth(halved));
        Assert.Equal(49, NumberRangeOf.Float16.Depth(halved));
        Assert.Equal(299, NumberRangeOf.Float32.Depth(halved, backward: true));
        Assert.Null(NumberRangeOf.Float16.Depth(new MeanField(Activation.Relu, 2)));
        Assert.Equal((int)Math.Ceiling(2 * Math.Log2(65504 / 5.0)), NumberRangeOf.Float16.Depth(new MeanField(Activation.Relu, 4)));
    }

    /// <summary>Sigmoid's gradient at LeCun's weights, walked layer by layer: χ₁ near 0.059 at its fixed point.</summary>
    [Fact]
    public void Gradients_of_sigmoid_leave_float16_within_a_dozen_layers()
    {
        MeanField field = new(Activation.Sigmoid, 1);
        int depth = NumberRangeOf.Float16.Depth(field, backward: true)!.Value;
        double q = 1;
        double gradient = 1;
        for (int layer = 0; layer < depth; layer++)
        {
            Assert.True(Math.Sqrt(gradient) >= NumberRangeOf.Float16.Smallest);
            gradient *= field.Chi1(q);
            q = field.Next(q);
        }

        Assert.True(Math.Sqrt(gradient) < NumberRangeOf.Float16.Smallest);
        Assert.InRange(depth, 8, 14);
    }
}
