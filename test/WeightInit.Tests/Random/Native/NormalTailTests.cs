using WeightInit.Native;

namespace WeightInit.Tests.Random.Native;

/// <summary>The functions that tables are built from, against mpmath at 50 digits.</summary>
public class NormalTailTests
{
    [Theory]
    [InlineData(0.1, 0.460172162722971)]
    [InlineData(0.5, 0.3085375387259869)]
    [InlineData(1.0, 0.15865525393145705)]
    [InlineData(1.9, 0.028716559816001807)]
    [InlineData(1.99, 0.023295467750211823)]
    [InlineData(2.0, 0.02275013194817921)]
    [InlineData(2.5, 0.006209665325776135)]
    [InlineData(5.0, 2.866515718791939e-07)]
    [InlineData(10.0, 7.619853024160525e-24)]
    [InlineData(20.0, 2.7536241186062337e-89)]
    [InlineData(34.0, 1.1138987855743794e-253)]
    [InlineData(37.0, 5.725571222524577e-300)]
    public void Upper_tail(double x, double expected)
    {
        Assert.Equal(1, NormalTail.Upper(x) / expected, 1e-13);
        Assert.Equal(1 - expected, NormalTail.Upper(-x), 1e-15);
    }

    [Fact]
    public void Ends_of_the_upper_tail()
    {
        Assert.Equal(0, NormalTail.Upper(double.PositiveInfinity));
        Assert.Equal(1, NormalTail.Upper(double.NegativeInfinity));
        Assert.Equal(0.5, NormalTail.Upper(0));
        Assert.Equal(0, NormalTail.Upper(40));
    }

    [Theory]
    [InlineData(0.3, 0.52440051270804081597)]
    [InlineData(0.075, 1.4395314709384559349)]
    [InlineData(0.0749, 1.4402382675279636631)]
    [InlineData(0.02425, 1.9729610513118848376)]
    [InlineData(1e-3, 3.0902323061678135354)]
    [InlineData(1e-8, 5.6120012441747887279)]
    [InlineData(1.3e-11, 6.6676114565107408347)]
    [InlineData(1e-20, 9.2623400897984075796)]
    [InlineData(1e-100, 21.273453560965324294)]
    [InlineData(1e-250, 33.79958617269483747)]
    public void Upper_quantile(double p, double expected) => Assert.Equal(1, NormalTail.UpperQuantile(p) / expected, 1e-15);

    [Theory]
    [InlineData(1e-300, -690.7755278982137)]
    [InlineData(1e-10, -23.025850929940457)]
    [InlineData(0.3, -1.2039728043259361)]
    [InlineData(0.7071, -0.346583180371942)]
    [InlineData(1.4142135, 0.3465735461755332)]
    [InlineData(1.5, 0.4054651081081644)]
    [InlineData(10.0, 2.302585092994046)]
    public void Logarithm(double x, double expected) => Assert.Equal(1, NormalTail.Log(x) / expected, 3e-16);

    [Theory]
    [InlineData(0.0, 1.0)]
    [InlineData(-1e-9, 0.999999999)]
    [InlineData(-0.3, 0.7408182206817179)]
    [InlineData(-1.0, 0.36787944117144233)]
    [InlineData(-10.5, 2.7536449349747158e-05)]
    [InlineData(-100.0, 3.720075976020836e-44)]
    [InlineData(-690.0, 2.171738281389827e-300)]
    public void Exponential(double y, double expected) => Assert.Equal(1, NormalTail.Exp(y) / expected, 5e-16);

    // P(Z < a), P(Z > a), P(Z < b), P(Z > b), P(a < Z < b), each the nearest double.
    [Theory]
    [InlineData(-2.0, 2.0, 0.02275013194817921, 0.9772498680518208, 0.9772498680518208, 0.02275013194817921, 0.9544997361036416)]
    [InlineData(-1.0, 3.0, 0.15865525393145705, 0.8413447460685429, 0.9986501019683699, 0.0013498980316300946, 0.8399948480369128)]
    [InlineData(5.0, 6.0, 0.9999997133484281, 2.866515718791939e-07, 0.9999999990134123, 9.86587645037698e-10, 2.8566498423415623e-07)]
    [InlineData(0.0, 0.001, 0.5, 0.5, 0.500398942213911, 0.49960105778608893, 0.0003989422139110626)]
    [InlineData(-37.0, -36.0, 5.725571222524577e-300, 1.0, 4.182624065797283e-284, 1.0, 4.182624065797283e-284)]
    [InlineData(-8.0, 0.5, 6.220960574271784e-16, 0.9999999999999993, 0.6914624612740131, 0.3085375387259869, 0.6914624612740125)]
    public void Masses_are_the_nearest_doubles(double a, double b, double belowLow, double aboveLow, double belowHigh, double aboveHigh, double between)
    {
        TailMasses masses = new(a, b);

        Assert.Equal(belowLow, masses.BelowLow);
        Assert.Equal(aboveLow, masses.AboveLow);
        Assert.Equal(belowHigh, masses.BelowHigh);
        Assert.Equal(aboveHigh, masses.AboveHigh);
        Assert.Equal(between, masses.Between);
    }

    [Fact]
    public void Masses_of_the_whole_line()
    {
        TailMasses masses = new(double.NegativeInfinity, double.PositiveInfinity);
        Assert.Equal([0, 1, 1, 0, 1], [masses.BelowLow, masses.AboveLow, masses.BelowHigh, masses.AboveHigh, masses.Between]);
    }
}
