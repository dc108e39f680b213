namespace WeightInit.Tests.Distributions;

public class TruncatedMomentsTests
{
    // Closed form, m = (φ(a) - φ(b)) / W and s² = 1 + (a φ(a) - b φ(b)) / W - m², in 80 decimal digits.
    [Theory]
    [InlineData(-1, 1, 0.0, 0.539560093754897)]
    [InlineData(-1.5, 1.5, 0.0, 0.7426468984393265)]
    [InlineData(-2, 2, 0.0, 0.8796256610342398)]
    [InlineData(-2.5, 2.5, 0.0, 0.9545974863445807)]
    [InlineData(-3, 3, 0.0, 0.9865783925581086)]
    [InlineData(-4, 4, 0.0, 0.9994645018070796)]
    [InlineData(-1, 3, 0.282786110727154, 0.784946963404426)]
    [InlineData(0, 3, 0.7911568260634168, 0.5894130989686283)]
    [InlineData(-1.5, 0.7, -0.2643643408615097, 0.5769195104087316)]
    [InlineData(5, 6, 5.183147090477173, 0.17161710511625308)]
    [InlineData(1, 1.0001, 1.000049999166625, 2.8867513447452435e-05)]
    [InlineData(-8, 8, 0.0, 0.9999999999999596)]
    [InlineData(9, 12, 9.108523105002822, 0.10730699257074544)]
    [InlineData(-6, -5, -5.183147090477173, 0.17161710511625308)]
    [InlineData(3, 14, 3.2830986549304364, 0.26562979272903126)]
    public void Mean_and_deviation_equal_the_closed_form(double low, double high, double mean, double deviation)
    {
        TruncatedNormal unit = TruncatedNormal.InSigmas(0, 1, low, high);

        Assert.Equal(mean, unit.Expectation, 1e-14 * Math.Max(1, Math.Abs(mean)));
        Assert.Equal(1, unit.StandardDeviation / deviation, 1e-13);
    }

    [Fact]
    public void The_constant_of_Keras_and_JAX_is_derived()
    {
        // sqrt(1 - 4 φ(2) / (2 Φ(2) - 1)), with 2 Φ(2) - 1 = φ(2) · Σ 2 · 2^(2n+1) / (2n+1)!!
        double density = Math.Exp(-2) / Math.Sqrt(2 * Math.PI);
        double term = 2;
        double sum = 2;
        for (int n = 1; n <= 60; n++)
        {
            term = term * 4 / ((2 * n) + 1);
            sum += term;
        }

        double derived = Math.Sqrt(1 - (4 * density / (2 * density * sum)));

        Assert.Equal(TruncatedNormal.UnitDeviationWithinTwo, derived, 1e-15);
        Assert.Equal(TruncatedNormal.UnitDeviationWithinTwo, TruncatedNormal.InSigmas(0, 1, -2, 2).StandardDeviation, 1e-15);
    }

    [Fact]
    public void Open_bounds_are_the_whole_and_the_half_normal()
    {
        TruncatedNormal whole = TruncatedNormal.InSigmas(3, 2, double.NegativeInfinity, double.PositiveInfinity);
        TruncatedNormal half = TruncatedNormal.InSigmas(0, 1, 0, double.PositiveInfinity);

        Assert.Equal(3, whole.Expectation, 1e-14);
        Assert.Equal(2, whole.StandardDeviation, 1e-13);
        Assert.Equal(Math.Sqrt(2 / Math.PI), half.Expectation, 1e-14);
        Assert.Equal(Math.Sqrt(1 - (2 / Math.PI)), half.StandardDeviation, 1e-13);
    }

    [Fact]
    public void Mean_and_deviation_scale_with_the_law()
    {
        TruncatedNormal law = TruncatedNormal.Within(0.1, 1.5, 1.7, 4);
        TruncatedNormal unit = TruncatedNormal.InSigmas(0, 1, law.Low, law.High);

        Assert.Equal(0.1 + (1.5 * unit.Expectation), law.Expectation, 1e-14);
        Assert.Equal(1.5 * unit.StandardDeviation, law.StandardDeviation, 1e-14);
    }
}
