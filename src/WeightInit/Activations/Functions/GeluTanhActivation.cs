namespace WeightInit;

/// <summary>x (1 + tanh u) / 2 with u = √(2/π) (x + 0.044715 x³). As (1 + tanh u) / 2 = σ(2u), it is x σ(2u).</summary>
internal sealed record GeluTanhActivation : Activation
{
    private const double Cubic = 0.044715;
    private const double TwoSqrtTwoOverPi = 1.5957691216057308;

    /// <summary>From here on the derivative is 0 or 1 in double, while the cubic may overflow.</summary>
    private const double Saturated = 30;

    public override string Name => "gelu-tanh";

    public override double Apply(double x) => x * SigmoidActivation.Logistic(Inner(x));

    public override double Derivative(double x)
    {
        if (Math.Abs(x) > Saturated)
            return x > 0 ? 1 : 0;
        double s = SigmoidActivation.Logistic(Inner(x));
        double slope = TwoSqrtTwoOverPi * (1 + (3 * Cubic * x * x));
        return s + (x * s * SigmoidActivation.Logistic(-Inner(x)) * slope);
    }

    private static double Inner(double x) => TwoSqrtTwoOverPi * (x + (Cubic * x * x * x));
}
