using System.Text.Json;
using WeightInit.Cli;

namespace WeightInit.Tests;

/// <summary>Expected values: CPython 3.11.</summary>
public class PythonNumberTests
{
    [Theory]
    [InlineData(2.675, 2, 2.67)] // below the tie in binary
    [InlineData(0.125, 2, 0.12)] // a tie: to even
    [InlineData(0.375, 2, 0.38)]
    [InlineData(2.5, 0, 2.0)]
    [InlineData(3.5, 0, 4.0)]
    [InlineData(-0.00004, 4, -0.0)]
    [InlineData(1e22, 4, 1e22)]
    [InlineData(5e-324, 1074, 5e-324)]
    [InlineData(0.46398788362281, 4, 0.464)]
    [InlineData(double.PositiveInfinity, 3, double.PositiveInfinity)]
    public void Round(double x, int digits, double expected) =>
        Assert.Equal(Golden.Hex(expected), Golden.Hex(PythonNumber.Round(x, digits)));

    [Theory]
    [InlineData(0.0, "0.0")]
    [InlineData(-0.0, "-0.0")]
    [InlineData(1.0, "1.0")]
    [InlineData(0.0001, "0.0001")]
    [InlineData(0.00001, "1e-05")]
    [InlineData(1.5e-7, "1.5e-07")]
    [InlineData(5e-324, "5e-324")]
    [InlineData(123456789012345.0, "123456789012345.0")]
    [InlineData(1e15, "1000000000000000.0")]
    [InlineData(1234567890123456.0, "1234567890123456.0")]
    [InlineData(1125899906842624.25, "1125899906842624.2")]
    [InlineData(1e16, "1e+16")]
    [InlineData(-12345678901234568.0, "-1.2345678901234568e+16")]
    [InlineData(2e17, "2e+17")]
    [InlineData(1.2345e22, "1.2345e+22")]
    [InlineData(1e100, "1e+100")]
    [InlineData(-0.2509197623052305, "-0.2509197623052305")]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.NegativeInfinity, "-Infinity")]
    public void Repr(double x, string expected) => Assert.Equal(expected, PythonNumber.Repr(x));

    [NumPyFact]
    public void Python_agrees_on_random_numbers()
    {
        NumPyRandomState source = NumPy.RandomState(2000);
        var lines = new List<string>();
        var ours = new List<string>();
        for (int i = 0; i < 2000; i++)
        {
            double x = source.Normal() * Math.Pow(10, (i % 41) - 20);
            int digits = i % 9;
            if (i % 3 == 0)
                x = Math.Round(x * 1000) / 16; // many ties
            lines.Add($"{Golden.Hex(x)} {digits}");
            ours.Add($"{PythonNumber.Repr(x)} {PythonNumber.Repr(PythonNumber.Round(x, digits))}");
        }

        string script = Path.Combine(Repository.Root, "test", "WeightInit.Cli.Tests", "python_numbers.py");
        Assert.Equal(string.Join('\n', ours) + "\n", DebianPython.Run(script, string.Join('\n', lines)));
    }
}
