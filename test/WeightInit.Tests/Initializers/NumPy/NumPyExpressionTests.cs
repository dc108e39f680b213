using System.Globalization;

namespace WeightInit.Tests.Initializers.NumPyExpressions;

public class NumPyExpressionTests
{
    [Theory]
    [InlineData("numpy.small", "4,9", ScaleOperation.Multiply, 0.01)]
    [InlineData("numpy.large", "4,9", ScaleOperation.Multiply, 5)]
    [InlineData("numpy.xavier", "4,9", ScaleOperation.Divide, 2)]
    [InlineData("numpy.kaiming", "8,9", ScaleOperation.Multiply, 0.5)]
    [InlineData("numpy.xavier-out-in", "9,4", ScaleOperation.Multiply, 0.5)]
    [InlineData("numpy.glorot-out-in", "3,5", ScaleOperation.Multiply, 0.5)]
    public void Each_is_the_standard_normal_times_or_over_a_factor(string name, string shape, ScaleOperation operation, double factor)
    {
        var initializer = (NumPyExpression)Initializer.Parse(name);

        Assert.Equal(new Scaled(new Normal(0, 1), operation, factor), initializer.DistributionFor(Shape.Parse(shape)));
        Assert.Equal(name, initializer.ToString());
        Assert.Equal(initializer, Initializer.FromJson(initializer.ToJson()));
    }

    [Fact]
    public void Dividing_and_multiplying_are_one_law_and_different_bits()
    {
        double[] divided = Init.NumPy.Xavier.Create<double>(Shape.Of(3, 50), NumPy.RandomState(1));
        double[] multiplied = Init.NumPy.XavierOutIn.Create<double>(Shape.Of(50, 3), NumPy.RandomState(1));

        Assert.NotEqual(divided, multiplied);
        Assert.All(divided.Zip(multiplied), pair => Assert.Equal(pair.First, pair.Second, 1e-15));
    }

    [Fact]
    public void The_layout_is_the_names()
    {
        Assert.Equal(WeightLayout.InOut, Init.NumPy.Kaiming.DefaultLayout);
        Assert.Equal(WeightLayout.OutIn, Init.NumPy.GlorotOutIn.DefaultLayout);
        Assert.Equal(new Fans(7, 2), Init.NumPy.XavierOutIn.FansFor(Shape.Of(2, 7)));
    }

    [Fact]
    public void On_other_streams_the_law_is_one_normal() =>
        Assert.Equal(new Normal(0, 0.01), ((Scaled)Init.NumPy.Small.DistributionFor(Shape.Of(4, 9))).Folded);

    [Fact]
    public void Only_these_expressions_exist() => Assert.Throws<ArgumentException>(() => new NumPyExpression((NumPyFormula)6));

    [Theory]
    [InlineData(ScalingDistribution.Uniform, "-0.2509 0.9014 0.4640 0.1973 -0.6880 -0.6880 -0.8838 0.7324 0.2022", 3, 3)]
    [InlineData(ScalingDistribution.Normal, "0.3512 -0.0978 0.4580 1.0769", 2, 2)]
    [InlineData(ScalingDistribution.Uniform, "-0.2323 0.8346 0.4296 0.1827 -0.6369 -0.6370 -0.8183 0.6780 0.1872 0.3853 -0.8877 0.8701", 3, 4)]
    public void The_texts_function_is_one_call(ScalingDistribution mode, string expected, long fanIn, long fanOut) =>
        Assert.Equal(expected, string.Join(' ', NumPy.Glorot([fanIn, fanOut], mode, 42).Select(value => value.ToString("F4", CultureInfo.InvariantCulture))));

    [Fact]
    public void A_shape_can_be_written_where_it_is_needed() =>
        Assert.Equal(NumPy.Glorot([3, 3], ScalingDistribution.Uniform, 42), Init.GlorotUniform.Create<double>([3, 3], NumPy.RandomState(42)));

    [Fact]
    public void The_texts_function_has_no_truncated_normal() =>
        Assert.Throws<NotSupportedException>(() => NumPy.Glorot([3, 3], ScalingDistribution.TruncatedNormal, 42));
}
