namespace WeightInit;

/// <summary>
/// What an activation f does to a normal input x of N(m, q): its moments, and from them the exact gains, the factors by which
/// weights of variance 1 / n are to be multiplied so that a layer keeps what the gain's name says.
/// </summary>
/// <remarks>
/// Integrals by Gauss and Legendre's rule, split at the kinks, to a relative 1e-13; a second rule and the closed forms agree in
/// the tests. At q = 1 the gains are those of the usual tables, where those are exact; PyTorch's are <see cref="TorchGain"/>.
/// </remarks>
/// <param name="InputMean">m.</param>
/// <param name="InputVariance">q.</param>
/// <param name="Mean">E f.</param>
/// <param name="SecondMoment">E f².</param>
/// <param name="Variance">Var f = E (f - E f)².</param>
/// <param name="DerivativeSecondMoment">E f'².</param>
/// <param name="SecondMomentSlope">d E f² / dq, the mean held.</param>
public sealed record GaussianMoments(
    double InputMean,
    double InputVariance,
    double Mean,
    double SecondMoment,
    double Variance,
    double DerivativeSecondMoment,
    double SecondMomentSlope)
{
    /// <summary>√(E x² / E f²), at N(0, 1) 1 / √(E f²): keeps the second moment of the signal, layer after layer (He et al. 2015, Eq. 7).</summary>
    public double ForwardGain => Math.Sqrt(InputSecondMoment / SecondMoment);

    /// <summary>1 / √(E f'²): keeps the second moment of the gradient (He et al. 2015, Eq. 13). It is <see cref="ForwardGain"/> for homogeneous f only.</summary>
    public double BackwardGain => 1 / Math.Sqrt(DerivativeSecondMoment);

    /// <summary>√(q / Var f): keeps the variance. For weights of exactly zero mean a row, as in NFNets (Brock et al. 2021); else it is too large.</summary>
    public double VarianceGain => Math.Sqrt(InputVariance / Variance);

    /// <summary>The factor of the gradient's second moment a layer under <see cref="ForwardGain"/>: χ₁ of Schoenholz et al. 2017 at this q.</summary>
    public double Chi1 => InputSecondMoment / SecondMoment * DerivativeSecondMoment;

    /// <summary>
    /// d ln E f² / d ln q: what a relative error of the second moment becomes under <see cref="ForwardGain"/>. Below 1 it shrinks
    /// layer by layer, above 1 it grows and the signal drifts away, at 1 (homogeneous f) it stays.
    /// </summary>
    public double Elasticity => InputVariance * SecondMomentSlope / SecondMoment;

    private double InputSecondMoment => (InputMean * InputMean) + InputVariance;

    internal static GaussianMoments Of(Activation activation, double mean, double variance)
    {
        if (!(double.IsFinite(variance) && variance > 0))
            throw new ArgumentOutOfRangeException(nameof(variance), variance, "The variance of the input must be positive and finite.");
        if (!double.IsFinite(mean))
            throw new ArgumentOutOfRangeException(nameof(mean), mean, "The mean of the input must be finite.");

        double deviation = Math.Sqrt(variance);
        double Expect(Func<double, double> g) => GaussianExpectation.Of(g, activation.Kinks, mean, deviation);
        double Value(double x) => activation.Apply(x);

        double first = Expect(Value);
        return new GaussianMoments(
            mean,
            variance,
            first,
            Expect(x => Square(Value(x))),
            Expect(x => Square(Value(x) - first)),
            Expect(x => Square(activation.Derivative(x))),
            Expect(x => (Square((x - mean) / deviation) - 1) * Square(Value(x))) / (2 * variance));
    }

    private static double Square(double x) => x * x;
}
