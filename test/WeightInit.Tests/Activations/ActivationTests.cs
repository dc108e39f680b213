namespace WeightInit.Tests.Activations;

public class ActivationTests
{
    public static TheoryData<string> Texts => [.. Activation.All.Select(activation => activation.ToString()), "leaky-relu(slope=0.2)", "prelu(slope=-1)", "elu(alpha=0.5)", "celu(alpha=2)"];

    [Theory]
    [MemberData(nameof(Texts))]
    public void Text_reads_back(string text)
    {
        Activation activation = Activation.Parse(text);

        Assert.Equal(text, activation.ToString());
        Assert.Equal(activation, Activation.Parse(text));
        Assert.Equal(activation.GetHashCode(), Activation.Parse(text).GetHashCode());
        Assert.True(Activation.TryParse(text, out _));
    }

    [Theory]
    [InlineData("leaky-relu(0.2)", "leaky-relu(slope=0.2)")]
    [InlineData("leaky-relu:slope=0.2", "leaky-relu(slope=0.2)")]
    [InlineData("leaky-relu:0.01", "leaky-relu")]
    [InlineData("leaky_relu", "leaky-relu")]
    [InlineData("ReLU", "relu")]
    [InlineData("swish", "silu")]
    [InlineData("identity", "linear")]
    [InlineData("gelu_new", "gelu-tanh")]
    [InlineData("elu(alpha=1e0)", "elu")]
    public void Other_ways_to_write_it(string text, string canonical) =>
        Assert.Equal(canonical, Activation.Parse(text).ToString());

    [Theory]
    [InlineData("rleu", "did you mean relu?")]
    [InlineData("leakyrelu", "did you mean leaky-relu?")]
    [InlineData("qqqqqqqq", "known are linear, tanh")]
    [InlineData("relu(0.2)", "it takes none")]
    [InlineData("leaky-relu(alpha=0.2)", "it takes slope")]
    [InlineData("leaky-relu(0.2,0.3)", "only argument")]
    [InlineData("leaky-relu(x)", "slope = 'x' is not accepted")]
    [InlineData("leaky-relu(inf)", "give a finite number")]
    [InlineData("elu(0)", "give a finite number above 0")]
    [InlineData("leaky-relu(0.2", "is not an activation")]
    [InlineData("", "is not an activation")]
    public void Text_that_is_no_activation_says_why(string text, string why)
    {
        Assert.Contains(why, Assert.Throws<FormatException>(() => Activation.Parse(text)).Message, StringComparison.Ordinal);
        Assert.False(Activation.TryParse(text, out _));
    }

    [Fact]
    public void Different_activations_are_not_equal()
    {
        Activation[] all = [.. Activation.All, Activation.LeakyRelu(0.2), Activation.Elu(2), Activation.PRelu(0.01)];
        for (int i = 0; i < all.Length; i++)
        {
            for (int j = 0; j < all.Length; j++)
                Assert.Equal(i == j, all[i].Equals(all[j]));
        }
    }

    [Fact]
    public void Arguments_are_checked_in_code_too()
    {
        Assert.Throws<ArgumentException>(() => Activation.LeakyRelu(double.NaN));
        Assert.Throws<ArgumentException>(() => Activation.PRelu(double.PositiveInfinity));
        Assert.Throws<ArgumentException>(() => Activation.Elu(-1));
        Assert.Throws<ArgumentException>(() => Activation.Celu(0));
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void The_derivative_is_that_of_the_function(string text)
    {
        Activation f = Activation.Parse(text);
        const double h = 1e-4;
        for (double x = -9.87; x < 10; x += 0.173)
        {
            if (f.Kinks.Any(kink => Math.Abs(kink - x) < 3 * h))
                continue;

            // Five points: the error is h⁴ f⁽⁵⁾ / 30 and rounding over h, about 1e-11.
            double difference = ((8 * (f.Apply(x + h) - f.Apply(x - h))) - (f.Apply(x + (2 * h)) - f.Apply(x - (2 * h)))) / (12 * h);
            Assert.Equal(difference, f.Derivative(x), 2e-11);
        }
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void Kinks_are_where_the_derivatives_jump_and_nowhere_else(string text)
    {
        Activation f = Activation.Parse(text);
        for (double x = -7; x <= 7; x++)
        {
            // The jump of the second derivative, or of the first, seen from 1e-3 away on either side.
            double slopes = f.Derivative(x + 1e-9) - f.Derivative(x - 1e-9);
            double bends = (f.Derivative(x + 2e-3) - f.Derivative(x + 1e-3) - f.Derivative(x - 1e-3) + f.Derivative(x - 2e-3)) / 1e-3;
            bool jumps = Math.Abs(slopes) > 1e-6 || Math.Abs(bends) > 0.1;
            Assert.True(!jumps || f.Kinks.Contains(x), $"{text} jumps at {x}");
        }
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void Homogeneous_means_what_it_says(string text)
    {
        Activation f = Activation.Parse(text);
        bool scales = new[] { -2.5, -0.3, 0.4, 1.7 }.All(x => Math.Abs(f.Apply(8 * x) - (8 * f.Apply(x))) < 1e-12);

        Assert.Equal(scales, f.IsHomogeneous);
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void Far_out_nothing_overflows(string text)
    {
        Activation f = Activation.Parse(text);
        foreach (double x in new[] { -1e300, -1e9, -800, -50, 50, 800, 1e9 })
        {
            Assert.False(double.IsNaN(f.Apply(x)), $"f({x})");
            Assert.False(double.IsNaN(f.Derivative(x)), $"f'({x})");
        }
    }

    [Fact]
    public void The_constants_of_selu_are_derived()
    {
        double near = Portable.ErfcX(Math.Sqrt(0.5));
        double alpha = Math.Sqrt(2 / Math.PI) / (1 - near);
        double second = 0.5 + (alpha * alpha * (0.5 + (0.5 * Portable.ErfcX(Math.Sqrt(2))) - near));

        Assert.Equal(SeluActivation.Alpha, alpha, 1e-14);
        Assert.Equal(SeluActivation.Lambda, 1 / Math.Sqrt(second), 1e-14);
    }
}
