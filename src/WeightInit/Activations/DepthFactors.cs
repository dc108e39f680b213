namespace WeightInit;

/// <summary>
/// What equal square layers, weights then activation, do to second moments: of the pre-activations forward and of the loss
/// gradient backward, in the limit of width.
/// </summary>
/// <remarks>
/// With σ² = n Var w and pre-activations h of second moment q a layer makes q' = σ² E f²(√q z) of q, and multiplies the
/// gradient's second moment by σ² E f'²(√q z), z of N(0, 1) (Schoenholz et al. 2017; biases zero). For homogeneous f both
/// factors are σ² E f² at any q; else they depend on q, which is why a depth is walked layer by layer.
/// </remarks>
public sealed class DepthFactors
{
    private readonly Activation _activation;
    private readonly double _start;
    private readonly List<(double Forward, double Backward)> _overDepth = [(1, 1)];

    /// <summary>The factors of an activation under weights of one variance.</summary>
    /// <param name="activation">The activation, f.</param>
    /// <param name="weightVariance">n Var w, σ²; positive and finite.</param>
    /// <param name="start">The second moment of the first pre-activations; positive and finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is not positive and finite.</exception>
    public DepthFactors(Activation activation, double weightVariance, double start = 1)
    {
        ArgumentNullException.ThrowIfNull(activation);
        _activation = activation;
        WeightVariance = Positive(weightVariance, nameof(weightVariance));
        _start = Positive(start, nameof(start));
    }

    /// <summary>n Var w, σ².</summary>
    public double WeightVariance { get; }

    /// <summary>The factor of the signal's second moment in the first layer.</summary>
    public double Forward => Over(1).Forward;

    /// <summary>The factor of the gradient's second moment in the first layer.</summary>
    public double Backward => Over(1).Backward;

    /// <summary>The factors over a number of layers: the last second moment by the first, and the product of the gradient's.</summary>
    /// <param name="depth">The number of layers, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="depth"/> is negative.</exception>
    public (double Forward, double Backward) Over(int depth)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(depth);
        while (_overDepth.Count <= depth)
            _overDepth.Add(Next(_overDepth[^1]));
        return _overDepth[depth];
    }

    private (double Forward, double Backward) Next((double Forward, double Backward) before)
    {
        double q = before.Forward * _start;
        if (!(q > 0 && double.IsFinite(q)))
            return (before.Forward, before.Backward * (q > 0 ? 1 : 0));
        double forward = WeightVariance * Expect(q, _activation.Apply) / _start;
        return (forward, before.Backward * WeightVariance * Expect(q, _activation.Derivative));
    }

    private double Expect(double q, Func<double, double> g) =>
        GaussianExpectation.Of(x => g(x) * g(x), _activation.Kinks, 0, Math.Sqrt(q));

    private static double Positive(double value, string parameter) =>
        double.IsFinite(value) && value > 0 ? value : throw new ArgumentOutOfRangeException(parameter, value, $"{parameter} must be positive and finite.");
}
