using WeightInit.Signal;

namespace WeightInit.Tests.Diagnoses;

public class HistogramTests
{
    [Fact]
    public void Every_finite_value_is_in_a_cell_and_the_ends_are_the_extremes()
    {
        Histogram histogram = Histogram.Of([-1, -0.99f, 0, 1, float.NaN, float.PositiveInfinity], cells: 4);

        Assert.Equal((-1, 1), (histogram.Low, histogram.High));
        Assert.Equal([2, 0, 1, 1], histogram.Counts);
    }

    [Fact]
    public void Equal_values_fall_into_the_first_cell_and_none_into_none()
    {
        Assert.Equal([3, 0], Histogram.Of([2, 2, 2], cells: 2).Counts);
        Assert.Equal(0, Histogram.Of([float.NaN], cells: 2).Total);
    }
}
