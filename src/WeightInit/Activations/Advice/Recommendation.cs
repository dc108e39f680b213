namespace WeightInit;

/// <summary>Which initializer suits an activation, and why, with the numbers that show it.</summary>
/// <remarks>
/// tanh → Glorot, ReLU → He, SELU → LeCun, sigmoid → the texts' ±1/√fan_in; the others by the exact gains
/// (docs/theory/gains.md). <see cref="Factors"/> is exact in the limit of width; a test draws layers and finds them.
/// </remarks>
/// <param name="Activation">The activation.</param>
/// <param name="Initializer">The initializer for the weights before it; biases are zero.</param>
/// <param name="Formula">Its law in symbols.</param>
/// <param name="Reason">Why.</param>
/// <param name="Source">Where the rule is written.</param>
/// <param name="Depth">How deep a network it carries.</param>
/// <param name="Caution">What it does not do, or null.</param>
public sealed record Recommendation(
    Activation Activation,
    ElementwiseInitializer Initializer,
    string Formula,
    string Reason,
    Citation Source,
    SuitableDepth Depth,
    string? Caution)
{
    /// <summary>The width at which n Var w is read off; any other gives the same.</summary>
    private const long Width = 1024;

    /// <summary>What holds whatever the activation: the last word of the texts.</summary>
    public static string LastWord =>
        "Whatever the activation, scale by the fan-in: the standard deviation of a weight goes with 1 / sqrt(fan_in).";

    /// <summary>The initializer for an activation.</summary>
    /// <param name="activation">The activation, of the catalogue or your own.</param>
    public static Recommendation For(Activation activation)
    {
        ArgumentNullException.ThrowIfNull(activation);
        return Advice.For(activation);
    }

    /// <summary>What equal square layers so initialized do to the second moments of signal and gradient.</summary>
    /// <param name="start">The second moment of the first pre-activations; positive and finite.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="start"/> is not positive and finite.</exception>
    public DepthFactors Factors(double start = 1) => new(Activation, WeightVariance(Initializer), start);

    /// <summary>n Var w of an initializer, for square layers.</summary>
    internal static double WeightVariance(ElementwiseInitializer initializer)
    {
        TensorSpec square = new(TensorSpec.DefaultName, Shape.Of(Width, Width), WeightLayout.InOut);
        double deviation = initializer.DistributionFor(square).StandardDeviation;
        return Width * deviation * deviation;
    }
}
