namespace WeightInit;

/// <summary>1 / (1 + e^-x).</summary>
internal sealed record SigmoidActivation : Activation
{
    public override string Name => "sigmoid";

    public override double Apply(double x) => Logistic(x);

    public override double Derivative(double x) => Logistic(x) * Logistic(-x);

    /// <summary>1 / (1 + e^-x) without overflow, small values exact too.</summary>
    internal static double Logistic(double x)
    {
        double e = Portable.Exp(-Math.Abs(x));
        return x >= 0 ? 1 / (1 + e) : e / (1 + e);
    }
}
