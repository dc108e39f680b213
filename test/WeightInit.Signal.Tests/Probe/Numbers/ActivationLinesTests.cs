namespace WeightInit.Signal.Tests.Probe.Numbers;

/// <summary>The float32 lanes against the activations' own formulas in double.</summary>
public sealed class ActivationLinesTests
{
    public static TheoryData<string> Names =>
        ["tanh", "sigmoid", "silu", "gelu", "gelu-tanh", "elu", "elu(alpha=1.7)", "celu(alpha=0.6)", "selu", "mish", "softsign", "relu", "leaky-relu(slope=0.2)", "sin", "hardswish", "hardtanh", "relu6", "softplus"];

    [Theory]
    [MemberData(nameof(Names))]
    public void Lanes_are_the_function(string name)
    {
        Activation activation = Activation.Parse(name);
        float[] x = [.. Enumerable.Range(-2001, 4003).Select(i => i * 0.01f), .. Enumerable.Range(1, 30).SelectMany(i => new[] { MathF.Pow(10, -i), -MathF.Pow(10, -i) }), 50, -50, 80, -80, 0];
        float[] y = new float[x.Length], slope = new float[x.Length], one = new float[x.Length];
        Array.Fill(one, 1);
        ActivationLines.Apply<float>(activation, x, y);
        ActivationLines.AddGradient<float>(activation, x, one, slope);
        for (int i = 0; i < x.Length; i++)
        {
            Near(activation.Apply(x[i]), y[i], x[i]);
            Near(activation.Derivative(x[i]), slope[i], x[i]);
        }
    }

    private static void Near(double expected, float actual, float x)
    {
        // What is lost absolutely may not exceed rounding at 1, nor, where x is small, at x: vanishing signals stay right.
        double allowed = (4e-7 * Math.Abs(expected)) + (3e-7 * Math.Min(1, Math.Abs(x)));
        Assert.True(Math.Abs(expected - actual) <= allowed, $"at {x}: {actual} is not {expected}");
    }
}
