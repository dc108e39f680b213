namespace WeightInit.Tests.Shapes;

public class ShapeTests
{
    [Theory]
    [InlineData("3,3", 2, 9)]
    [InlineData("64,3,7,7", 4, 9408)]
    [InlineData("5", 1, 5)]
    [InlineData("0,4", 2, 0)]
    [InlineData("scalar", 0, 1)]
    public void Text_reads_back(string text, int rank, long count)
    {
        Shape shape = Shape.Parse(text);

        Assert.Equal(rank, shape.Rank);
        Assert.Equal(count, shape.Count);
        Assert.Equal(text, shape.ToString());
        Assert.Equal(shape, Shape.Of(shape.Axes));
    }

    [Theory]
    [InlineData("")]
    [InlineData("3;3")]
    [InlineData("3,")]
    [InlineData("3.5")]
    [InlineData("99999999999999999999")]
    public void Text_that_is_no_shape_is_quoted(string text) =>
        Assert.Contains($"'{text}'", Assert.Throws<FormatException>(() => Shape.Parse(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Negative_axes_are_refused() =>
        Assert.Contains("-1", Assert.Throws<ArgumentException>(() => Shape.Of(3, -1)).Message, StringComparison.Ordinal);

    [Fact]
    public void Element_counts_do_not_wrap() =>
        Assert.Throws<OverflowException>(() => Shape.Of(1L << 32, 1L << 32));

    [Fact]
    public void A_zero_axis_makes_any_shape_empty() =>
        Assert.Equal(0, Shape.Of(1L << 32, 1L << 32, 0).Count);

    [Fact]
    public void The_default_is_a_scalar() => Assert.Equal(1, default(Shape).Count);
}
