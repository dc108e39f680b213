using System.Globalization;

namespace WeightInit.Tests.Numerics;

/// <summary>Against correctly rounded values by mpmath (test/golden/special-functions).</summary>
public class PortableTests
{
    private const int RowsEach = 200;

    [Theory]
    [InlineData("exp", 1)]
    [InlineData("expm1", 2)]
    [InlineData("log1p", 2)]
    [InlineData("tanh", 3)]
    [InlineData("erf", 2)]
    [InlineData("erfc", 6)]
    [InlineData("erfcx", 5)]
    public void Within_ulps(string function, int ulps)
    {
        Func<double, double> f = Function(function);
        int rows = 0;
        foreach ((double x, double expected) in Rows(function))
        {
            double error = Math.Abs(f(x) - expected) / (Math.BitIncrement(Math.Abs(expected)) - Math.Abs(expected));
            Assert.True(error <= ulps, $"{function}({x:R}) = {f(x):R}, {error} ulp from {expected:R}");
            rows++;
        }

        Assert.True(rows >= RowsEach, $"{rows} rows");
    }

    [Theory]
    [InlineData("sin")]
    [InlineData("cos")]
    public void Circular_functions_within_2e_16(string function)
    {
        Func<double, double> f = Function(function);
        int rows = 0;
        foreach ((double x, double expected) in Rows(function))
        {
            Assert.True(Math.Abs(f(x) - expected) <= 2e-16, $"{function}({x:R}) = {f(x):R}, not {expected:R}");
            rows++;
        }

        Assert.True(rows >= RowsEach, $"{rows} rows");
    }

    [Fact]
    public void A_large_angle_is_that_of_a_neighbour() =>
        // The sine of 10^9 is 0.545843449…; half an ulp of the argument is 6e-8.
        Assert.Equal(0.5458434494486996, Portable.Sin(1e9), 1e-7);

    [Fact]
    public void Ends_of_the_line()
    {
        Assert.Equal(0, Portable.Exp(double.NegativeInfinity));
        Assert.Equal(double.PositiveInfinity, Portable.Exp(710));
        Assert.Equal(-1, Portable.ExpM1(double.NegativeInfinity));
        Assert.Equal(double.NegativeInfinity, Portable.Log1P(-1));
        Assert.True(double.IsNaN(Portable.Log1P(-2)));
        Assert.Equal(-1, Portable.Tanh(double.NegativeInfinity));
        Assert.Equal(1, Portable.Erf(double.PositiveInfinity));
        Assert.Equal(2, Portable.Erfc(double.NegativeInfinity));
        Assert.Equal(0, Portable.Erfc(double.PositiveInfinity));
        Assert.Equal(0, Portable.ErfcX(double.PositiveInfinity));
        Assert.True(double.IsNaN(Portable.Sin(double.PositiveInfinity)));
        foreach (string name in new[] { "exp", "expm1", "log1p", "tanh", "sin", "cos", "erf", "erfc", "erfcx" })
            Assert.True(double.IsNaN(Function(name)(double.NaN)), name);
    }

    private static Func<double, double> Function(string name) => name switch
    {
        "exp" => Portable.Exp,
        "expm1" => Portable.ExpM1,
        "log1p" => Portable.Log1P,
        "tanh" => Portable.Tanh,
        "sin" => Portable.Sin,
        "cos" => Portable.Cos,
        "erf" => Portable.Erf,
        "erfc" => Portable.Erfc,
        "erfcx" => Portable.ErfcX,
        _ => throw new ArgumentException(name),
    };

    private static IEnumerable<(double X, double Value)> Rows(string function) =>
        from line in File.ReadLines(Repository.Golden("special-functions", "values.tsv"))
        let cells = line.Split('\t')
        where cells[0] == function
        select (double.Parse(cells[1], CultureInfo.InvariantCulture), double.Parse(cells[2], CultureInfo.InvariantCulture));
}
