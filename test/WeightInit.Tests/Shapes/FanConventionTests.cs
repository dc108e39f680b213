using System.Globalization;

namespace WeightInit.Tests.Shapes;

public class FanConventionTests
{
    // Ours counts one logical kernel; the frameworks' numbers are those their own functions give for the shape.
    [Theory]
    [InlineData("own", "3,4", "in-out", 3, 4)]
    [InlineData("own", "3,4", "out-in", 4, 3)]
    [InlineData("own", "16,8,5", "out-in", 40, 80)]
    [InlineData("own", "64,3,7,7", "out-in", 147, 3136)]
    [InlineData("own", "16,8,3,3,3", "out-in", 216, 432)]
    [InlineData("own", "3,3,8,16", "in-out", 72, 144)]
    [InlineData("own", "64,16,3,3", "out-in(groups=4)", 144, 144)]
    [InlineData("own", "32,1,3,3", "out-in(groups=32)", 9, 9)]
    [InlineData("own", "64,1,3,3", "out-in(groups=32)", 9, 18)]
    [InlineData("own", "3,3,16,64", "in-out(groups=4)", 144, 144)]
    [InlineData("own", "8,16,4,4", "transposed-in-out", 128, 256)]
    [InlineData("own", "8,4,4,4", "transposed-in-out(groups=2)", 64, 64)]
    [InlineData("own", "4,4,16,8", "transposed-out-in", 128, 256)]
    [InlineData("own", "3,3,32,2", "depthwise", 9, 18)]
    [InlineData("own", "50257,768", "row-dim", 768, 50257)]
    [InlineData("own", "768,12,64", "axes(in=0,out=1+2)", 768, 768)]
    [InlineData("own", "12,64,768", "axes(in=0+1,out=2)", 768, 768)]
    [InlineData("own", "8,16,32", "axes(in=1,out=2,batch=0)", 16, 32)]
    [InlineData("own", "7", "axes(in=none,out=0)", 1, 7)]
    [InlineData("own", "0,4", "in-out", 0, 4)]
    [InlineData("torch", "64,3,7,7", "out-in", 147, 3136)]
    [InlineData("torch", "64,16,3,3", "out-in(groups=4)", 144, 576)]
    [InlineData("torch", "32,1,3,3", "out-in(groups=32)", 9, 288)]
    [InlineData("torch", "8,16,4,4", "transposed-in-out", 256, 128)]
    [InlineData("torch", "50257,768", "row-dim", 768, 50257)]
    [InlineData("torch", "2304,768", "out-in(parts=768+768+768)", 768, 2304)]
    [InlineData("torch", "768,2304", "in-out", 768, 2304)]
    [InlineData("torch", "0,4", "out-in", 4, 0)]
    [InlineData("keras", "3,4", "in-out", 3, 4)]
    [InlineData("keras", "5", "in-out", 5, 5)]
    [InlineData("keras", "scalar", "in-out", 1, 1)]
    [InlineData("keras", "3,3,16,64", "in-out(groups=4)", 144, 576)]
    [InlineData("keras", "3,3,32,2", "depthwise", 288, 18)]
    [InlineData("keras", "4,4,16,8", "transposed-out-in", 256, 128)]
    [InlineData("keras", "8,2,3", "axes(in=0,out=1+2)", 8, 6)]
    [InlineData("keras", "2,3,8", "axes(in=0+1,out=2)", 6, 8)]
    [InlineData("keras", "8,2,3", "in-out", 16, 24)]
    [InlineData("keras", "4,3", "out-in", 3, 4)]
    [InlineData("jax", "3,3,8,16", "in-out", 72, 144)]
    [InlineData("jax", "3,3,8,16", "axes(in=-2,out=-1,batch=0)", 24, 48)]
    [InlineData("jax", "8,2,3", "axes(in=0,out=1)", 24, 6)]
    [InlineData("jax", "10,7", "row-dim", 10, 7)]
    [InlineData("tf1", "3,3,8,16", "in-out", 72, 144)]
    [InlineData("tf1", "17", "in-out", 17, 17)]
    [InlineData("tf1", "scalar", "in-out", 1, 1)]
    public void Fans_of_a_shape(string convention, string shape, string layout, long fanIn, long fanOut) =>
        Assert.Equal(new Fans(fanIn, fanOut), Named(convention).Of(Shape.Parse(shape), WeightLayout.Parse(layout)));

    [Theory]
    [InlineData("own", "scalar", "in-out", "a scalar has no fans")]
    [InlineData("own", "5", "in-out", "the shape (5) has no axis -2, which the layout in-out names")]
    [InlineData("own", "5", "out-in", "the shape (5) has no axis 1, which the layout out-in names")]
    [InlineData("own", "4,8", "out-in(groups=3)", "3 groups do not divide the 4 outputs")]
    [InlineData("own", "4,8", "transposed-in-out(groups=3)", "3 groups do not divide the 4 inputs")]
    [InlineData("own", "6,8", "out-in(parts=2+4)", "has the fans of each part")]
    [InlineData("own", "6,8", "axes(in=0,out=-2)", "uses an axis of the shape (6,8) twice")]
    [InlineData("torch", "5", "out-in", "PyTorch has no fans for the shape (5)")]
    [InlineData("torch", "scalar", "out-in", "PyTorch has no fans for the shape (scalar)")]
    [InlineData("jax", "5", "in-out", "JAX has no fans for the shape (5)")]
    [InlineData("keras", "5", "axes(in=0,out=1)", "has no axis 1")]
    public void A_shape_without_fans_is_refused(string convention, string shape, string layout, string expected) =>
        Assert.Contains(
            expected,
            Assert.Throws<ArgumentException>(() => Named(convention).Of(Shape.Parse(shape), WeightLayout.Parse(layout))).Message,
            StringComparison.Ordinal);

    [Theory]
    [InlineData("own")]
    [InlineData("torch")]
    [InlineData("keras")]
    [InlineData("jax")]
    [InlineData("tf1")]
    public void Fans_do_not_wrap(string convention)
    {
        Shape empty = [4294967296, 4294967296, 0, 4];

        Assert.Contains(
            "beyond 2^63 - 1",
            Assert.Throws<OverflowException>(() => Named(convention).Of(empty, WeightLayout.OfAxes([0, 1], 3, 2))).Message,
            StringComparison.Ordinal);
    }

    // keras-3.15.1/models.tsv gives the fans that Keras counted for every variable of its models.
    [Fact]
    public void Keras_counts_as_its_golden_models_do()
    {
        int rows = 0;
        foreach (string line in File.ReadLines(Repository.Golden("keras-3.15.1", "models.tsv")))
        {
            string[] cells = line.Split('\t');
            if (line.StartsWith('#') || cells.Length < 9 || !cells[8].Contains(',', StringComparison.Ordinal))
                continue;
            Shape shape = Shape.Parse(cells[6]);
            long[] fans = [.. cells[8].Split(',').Select(cell => long.Parse(cell, CultureInfo.InvariantCulture))];
            WeightLayout layout = EinsumLayout(cells[4]) ?? WeightLayout.InOut;

            Assert.Equal(new Fans(fans[0], fans[1]), FanConvention.Keras.Of(shape, layout));
            rows++;
        }

        Assert.Equal(280, rows);
    }

    /// <summary>EinsumDense, and so multi-head attention, tells its axes from the equation.</summary>
    private static WeightLayout? EinsumLayout(string path) => path switch
    {
        "multi_head_attention/attention_output/kernel" => WeightLayout.OfAxes([0, 1], 2),
        "einsum_dense/kernel" => WeightLayout.OfAxes(0, [1, 2]),
        _ when path.StartsWith("multi_head_attention/", StringComparison.Ordinal) => WeightLayout.OfAxes(0, [1, 2]),
        _ => null,
    };

    private static FanConvention Named(string name) => FanConvention.All.Single(convention => convention.Name == name);
}
