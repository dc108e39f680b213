namespace WeightInit.Tests.Recipes;

public class ExpressionTests
{
    private static readonly Dictionary<string, double> Scalars = new() { ["n_layer"] = 12, ["initializer_range"] = 0.02, ["d_model"] = 768, ["x"] = -3 };

    /// <summary>Values as Python 3.11 computes them.</summary>
    [Theory]
    [InlineData("0.02 / sqrt(2 * n_layer)", 0.004082482904638631)]
    [InlineData("initializer_range / sqrt(2 * n_layer)", 0.004082482904638631)]
    [InlineData("d_model ** -0.5", 0.03608439182435161)]
    [InlineData("2 / n_layer / sqrt(d_model)", 0.006014065304058602)]
    [InlineData("1 + 2 * 3", 7)]
    [InlineData("(1 + 2) * 3", 9)]
    [InlineData("2 ** 3 ** 2", 512)]
    [InlineData("-2 ** 2", -4)]
    [InlineData("(-2) ** 2", 4)]
    [InlineData("2 ** -1", 0.5)]
    [InlineData("8 / 4 / 2", 1)]
    [InlineData("8 - 4 - 2", 2)]
    [InlineData("--x", -3)]
    [InlineData("+x", -3)]
    [InlineData("min(1, max(x, 0.5))", 0.5)]
    [InlineData("1e-3", 0.001)]
    [InlineData("1e+3*2", 2000)]
    [InlineData(".5", 0.5)]
    [InlineData("  1  ", 1)]
    [InlineData("sqrt(3) * (sqrt(2 / (1 + sqrt(5) ** 2)) / sqrt(128))", 0.08838834764831842)]
    public void Values_are_python_s(string text, double expected) => Assert.Equal(expected, Expression.Evaluate(text, Scalars));

    [Theory]
    [InlineData("", "ends where a number should be (at character 1)")]
    [InlineData("1 +", "ends where a number should be (at character 4)")]
    [InlineData("1 2", "has '2' where an operator or the end should be (at character 3)")]
    [InlineData("(1", "ends where ')' should be (at character 3)")]
    [InlineData("1)", "has ')' where an operator or the end should be (at character 2)")]
    [InlineData("n_layers * 2", "names 'n_layers'; there are d_model, initializer_range, n_layer, x (at character 1)")]
    [InlineData("2 * log(3)", "calls 'log'; known are sqrt, min, max (at character 5)")]
    [InlineData("min(1)", "has ')' where ',' should be (at character 6)")]
    [InlineData("sqrt(1, 2)", "has ',' where ')' should be (at character 7)")]
    [InlineData("0x10", "has '0x10' where a number should be (at character 1)")]
    [InlineData("1..2", "has '1..2' where a number should be (at character 1)")]
    [InlineData("2 % 3", "has '%' where an operator or the end should be (at character 3)")]
    [InlineData("__import__('os')", "has ''' where a number should be (at character 12)")]
    [InlineData("1 / 0", "is Infinity, not a finite number")]
    [InlineData("sqrt(x)", "is NaN, not a finite number")]
    [InlineData("1e999", "is Infinity, not a finite number")]
    public void Faults_have_a_position(string text, string expected)
    {
        FormatException fault = Assert.Throws<FormatException>(() => Expression.Evaluate(text, Scalars));

        Assert.Contains(expected, fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData('(')]
    [InlineData('-')]
    public void Deep_nesting_is_refused(char symbol) =>
        Assert.Contains("nested too deeply", Assert.Throws<FormatException>(() => Expression.Parse(new string(symbol, 500))).Message, StringComparison.Ordinal);

    [Fact]
    public void Long_text_is_refused() =>
        Assert.Contains("too long", Assert.Throws<FormatException>(() => Expression.Parse(string.Join('+', Enumerable.Repeat("1", 600)))).Message, StringComparison.Ordinal);

    [Fact]
    public void Names_are_each_listed_once() => Assert.Equal(["a", "b"], Expression.Parse("a * b + sqrt(a) - min(b, 2)").Names);
}
