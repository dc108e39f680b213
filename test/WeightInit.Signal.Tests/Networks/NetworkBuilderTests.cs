namespace WeightInit.Signal.Tests.Networks;

public sealed class NetworkBuilderTests
{
    [Fact]
    public void Shapes_are_those_of_one_sample()
    {
        NetworkBuilder builder = new("small");
        NetworkNode x = builder.Input("x", [3, 8, 8]);
        x = builder.Convolution("conv", x, 16, Window.Even(2, 3, stride: 2, pad: 1));
        Assert.Equal([16, 4, 4], x.Shape.ToArray());
        x = builder.BatchNormalization("norm", x);
        x = builder.Activate("relu", x, Activation.Relu);
        x = builder.Add("flat", new Flatten(), x);
        x = builder.Dense("head", x, 10);
        Network network = builder.Build(logits: x);
        Assert.Equal([10], network.Output.Shape.ToArray());
        Assert.Equal(["conv.weight", "conv.bias", "norm.weight", "norm.bias", "norm.running_mean", "norm.running_var", "head.weight", "head.bias"],
            network.Parameters.Select(spec => spec.Name));
        Assert.Equal(27, Init.HeNormal.FansFor(network.Parameters[0]).In);
    }

    [Fact]
    public void What_does_not_fit_is_named()
    {
        NetworkBuilder builder = new("small");
        NetworkNode x = builder.Input("x", [5]);
        NetworkNode y = builder.Input("y", [4]);
        NetworkException refused = Assert.Throws<NetworkException>(() => builder.Add("sum", new Add(), x, y));
        Assert.Equal("sum: its inputs have the shapes (5), (4), which do not meet.", refused.Message);
    }

    [Theory]
    [InlineData(7, 3, 2, 0, false, 3)]
    [InlineData(8, 3, 2, 0, false, 3)]
    [InlineData(8, 3, 2, 0, true, 4)]
    [InlineData(112, 3, 2, 1, false, 56)]
    [InlineData(5, 2, 2, 1, true, 3)]
    public void Windows_are_counted_as_in_PyTorch(long size, long kernel, long stride, long pad, bool roundsUp, long places)
    {
        NetworkBuilder builder = new("pool");
        NetworkNode x = builder.Input("x", [1, size]);
        Window window = Window.Even(1, kernel, stride, pad) with { RoundsUp = roundsUp };
        Assert.Equal(places, builder.Add("pool", new MaxPool(window), x).Shape[1]);
    }

    [Fact]
    public void One_name_is_one_tensor()
    {
        NetworkBuilder builder = new("tied");
        NetworkNode x = builder.Input("x", [5]);
        x = builder.Dense("a", x, 5);
        x = builder.Dense("a", x, 5);
        Assert.Equal(2, builder.Build().Parameters.Count);
        Assert.Contains("a.weight", Assert.Throws<NetworkException>(() => builder.Dense("a", x, 6)).Message, StringComparison.Ordinal);
    }
}
