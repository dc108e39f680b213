namespace WeightInit;

/// <summary>x Φ(x) with the normal distribution function Φ.</summary>
internal sealed record GeluActivation : Activation
{
    private const double SqrtHalf = 0.70710678118654752;
    private const double OneOverSqrtTau = 0.3989422804014327;

    public override string Name => "gelu";

    public override double Apply(double x) => x * Below(x);

    public override double Derivative(double x) => Below(x) + (x * OneOverSqrtTau * Portable.Exp(-0.5 * x * x));

    /// <summary>Φ(x).</summary>
    private static double Below(double x) => 0.5 * Portable.Erfc(-x * SqrtHalf);
}
