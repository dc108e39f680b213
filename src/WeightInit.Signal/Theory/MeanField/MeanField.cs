namespace WeightInit.Signal;

/// <summary>
/// Wide layers of one activation, weights and biases of one variance, seen as maps: of the second moment q of pre-activations,
/// of the correlation c of two inputs, and of the gradient (Poole et al. 2016; Schoenholz et al. 2017).
/// </summary>
/// <remarks>
/// With z of N(0, 1), σ_w² = n Var w and σ_b² = Var b: q' = σ_w² E f(√q z)² + σ_b², and the gradient's second moment is
/// multiplied by χ₁ = σ_w² E f'(√q z)², which is also the slope of the correlation map at c = 1. All integrals to 1e-10 and better.
/// </remarks>
public sealed class MeanField
{
    private const double LogFrom = -36;
    private const double LogTo = 36;
    private const double LogStep = 0.25;
    private const double Noise = 1e-12;

    private readonly Lazy<IReadOnlyList<FixedPoint>> _fixedPoints;

    /// <summary>The maps of a layer.</summary>
    /// <param name="activation">The activation, f.</param>
    /// <param name="weightVariance">σ_w² = n Var w; positive and finite.</param>
    /// <param name="biasVariance">σ_b²; 0 or more and finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">A variance is out of its range.</exception>
    public MeanField(Activation activation, double weightVariance, double biasVariance = 0)
    {
        ArgumentNullException.ThrowIfNull(activation);
        if (!(double.IsFinite(weightVariance) && weightVariance > 0))
            throw new ArgumentOutOfRangeException(nameof(weightVariance), weightVariance, "The variance of the weights must be positive and finite.");
        if (!(double.IsFinite(biasVariance) && biasVariance >= 0))
            throw new ArgumentOutOfRangeException(nameof(biasVariance), biasVariance, "The variance of the biases must be 0 or more and finite.");
        Activation = activation;
        WeightVariance = weightVariance;
        BiasVariance = biasVariance;
        _fixedPoints = new Lazy<IReadOnlyList<FixedPoint>>(FindFixedPoints);
    }

    /// <summary>f.</summary>
    public Activation Activation { get; }

    /// <summary>σ_w² = n Var w.</summary>
    public double WeightVariance { get; }

    /// <summary>σ_b² = Var b.</summary>
    public double BiasVariance { get; }

    /// <summary>Every q* with q* = σ_w² E f(√q* z)² + σ_b² between 1e-15 and 1e15, 0 included where it is one, ascending.</summary>
    /// <remarks>A homogeneous function at its critical point keeps every q: then only 0 is listed, as marginal.</remarks>
    public IReadOnlyList<FixedPoint> FixedPoints => _fixedPoints.Value;

    /// <summary>The q map: what a layer makes of the second moment of pre-activations.</summary>
    /// <param name="q">q, 0 or more.</param>
    public double Next(double q) => (WeightVariance * OneInput.SecondMoment(Activation, q)) + BiasVariance;

    /// <summary>The slope of the q map, χ₁ + σ_w² E f'' f.</summary>
    /// <param name="q">q, 0 or more.</param>
    public double Slope(double q) => WeightVariance * OneInput.SecondMomentSlope(Activation, q);

    /// <summary>χ₁ at q: the factor of the gradient's second moment a layer, and the slope of the correlation map at 1.</summary>
    /// <param name="q">q, 0 or more.</param>
    public double Chi1(double q) => WeightVariance * OneInput.DerivativeSecondMoment(Activation, q);

    /// <summary>The correlation map: what a layer makes of the correlation of two inputs' pre-activations, both of second moment q.</summary>
    /// <param name="c">The correlation, -1 to 1.</param>
    /// <param name="q">q, positive.</param>
    public double NextCorrelation(double c, double q) =>
        ((WeightVariance * TwoInputs.Product(Activation, q, q, c)) + BiasVariance) / Next(q);

    /// <summary>The slope of the correlation map, σ_w² E f'(u₁) f'(u₂) q / q'.</summary>
    /// <param name="c">The correlation, -1 to 1.</param>
    /// <param name="q">q, positive.</param>
    public double CorrelationSlope(double c, double q) =>
        WeightVariance * TwoInputs.DerivativeProduct(Activation, q, q, c) * q / Next(q);

    /// <summary>c*: the correlation to which any two inputs of second moment q* come, 1 in the ordered phase.</summary>
    /// <param name="q">q*, a fixed point.</param>
    public double FixedCorrelation(double q)
    {
        if (Chi1(q) <= 1 + Noise)
            return 1;
        double Excess(double c) => NextCorrelation(c, q) - c;
        double atZero = Excess(0);
        if (atZero <= Noise)
            return 0;
        double gap = 0.5;
        while (gap > 1e-13 && Excess(1 - gap) >= 0)
            gap /= 8;
        return gap > 1e-13 ? RootSearch.Between(Excess, 0, 1 - gap, atZero, Excess(1 - gap)) : 1;
    }

    /// <summary>The depth scales at a fixed point.</summary>
    /// <param name="q">q*, a fixed point.</param>
    public DepthScales Scales(double q)
    {
        double c = FixedCorrelation(q);
        double chi = Chi1(q);
        double slope = c >= 1 ? chi : CorrelationSlope(c, q);
        return new DepthScales(-1 / Math.Log(Slope(q)), c, -1 / Math.Log(slope), -1 / Math.Log(chi));
    }

    /// <summary>The phase at the fixed point that a signal of second moment q comes to, or at infinity where it grows for ever.</summary>
    /// <param name="start">The second moment of the first pre-activations.</param>
    public Phase PhaseFrom(double start = 1)
    {
        double chi = Chi1(Limit(start));
        return Math.Abs(chi - 1) < 1e-9 ? Phase.Critical : chi < 1 ? Phase.Ordered : Phase.Chaotic;
    }

    /// <summary>The fixed point that layers bring a second moment to: one it is at, the next above if it grows, the next below if it shrinks.</summary>
    /// <param name="start">The second moment of the first pre-activations, positive.</param>
    /// <returns>0 where it dies; the largest second moment of the search, 4e15, where it grows beyond every bound.</returns>
    public double Limit(double start = 1)
    {
        double change = Math.Log(Next(start) / start);
        if (Math.Abs(change) < Noise)
            return start;
        return change > 0
            ? FixedPoints.Select(point => point.Value).Where(q => q > start).DefaultIfEmpty(Math.Exp(LogTo)).Min()
            : FixedPoints.Select(point => point.Value).Where(q => q < start).DefaultIfEmpty(0).Max();
    }

    private List<FixedPoint> FindFixedPoints()
    {
        List<FixedPoint> points = [];
        if (Next(0) == 0)
            points.Add(new FixedPoint(0, Slope(0)));
        foreach (double logQ in RootSearch.All(logQ => Math.Log(Next(Math.Exp(logQ))) - logQ, LogFrom, LogTo, LogStep, Noise))
        {
            double q = Math.Exp(logQ);
            points.Add(new FixedPoint(q, Slope(q)));
        }

        return points;
    }
}
