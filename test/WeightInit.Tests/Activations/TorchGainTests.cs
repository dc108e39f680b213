namespace WeightInit.Tests.Activations;

public class TorchGainTests
{
    // torch.nn.init.calculate_gain of PyTorch 1.13.1, repr of the result.
    [Theory]
    [InlineData("linear", null, 1)]
    [InlineData("conv1d", null, 1)]
    [InlineData("conv2d", null, 1)]
    [InlineData("conv3d", null, 1)]
    [InlineData("conv_transpose1d", null, 1)]
    [InlineData("conv_transpose2d", null, 1)]
    [InlineData("conv-transpose3d", null, 1)]
    [InlineData("sigmoid", null, 1)]
    [InlineData("tanh", null, 1.6666666666666667)]
    [InlineData("relu", null, 1.4142135623730951)]
    [InlineData("relu", 0.5, 1.4142135623730951)]
    [InlineData("leaky_relu", null, 1.4141428569978354)]
    [InlineData("leaky-relu", 0.0, 1.4142135623730951)]
    [InlineData("leaky-relu", 0.2, 1.3867504905630728)]
    [InlineData("leaky-relu", 2.2360679774997898, 0.5773502691896257)]
    [InlineData("leaky-relu", 2.7352828597938146, 0.4855921893577327)] // slope · slope would give …73274
    [InlineData("leaky-relu", 0.9200799845202297, 1.0407221402638578)] // slope · slope would give …8058
    [InlineData("selu", null, 0.75)]
    public void Table(string nonlinearity, double? parameter, double gain) =>
        Assert.Equal(gain, TorchGain.Of(nonlinearity, parameter));

    [Theory]
    [InlineData("gelu")]
    [InlineData("silu")]
    [InlineData("elu")]
    [InlineData("leakyrelu")]
    [InlineData("")]
    public void Anything_else_is_refused(string nonlinearity)
    {
        string message = Assert.Throws<ArgumentException>(() => TorchGain.Of(nonlinearity)).Message;
        Assert.Contains($"'{nonlinearity}'", message, StringComparison.Ordinal);
        Assert.Contains("leaky-relu, selu", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Selu_came_with_1_8()
    {
        Assert.Equal(0.75, TorchGain.Of("selu", release: new Version(1, 8, 0)));
        Assert.Equal(0.75, TorchGain.Of("selu", release: new Version(2, 13)));
        Assert.Contains(
            "PyTorch 1.7.1 has no gain for 'selu'",
            Assert.Throws<ArgumentException>(() => TorchGain.Of("selu", release: new Version(1, 7, 1))).Message,
            StringComparison.Ordinal);
        Assert.Equal(11, TorchGain.Names(new Version(1, 5)).Count);
        Assert.Equal(12, TorchGain.Names().Count);
    }

    [Theory]
    [InlineData("linear", true)]
    [InlineData("relu", true)]
    [InlineData("leaky-relu", true)]
    [InlineData("tanh", false)]
    [InlineData("selu", false)]
    [InlineData("sigmoid", false)]
    public void Which_of_them_keep_the_second_moment(string name, bool exact) =>
        Assert.Equal(exact, Math.Abs(TorchGain.Of(name) - Activation.Parse(name).Moments.ForwardGain) < 1e-12);
}
