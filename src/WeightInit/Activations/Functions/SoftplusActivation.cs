namespace WeightInit;

/// <summary>ln(1 + e^x).</summary>
internal sealed record SoftplusActivation : Activation
{
    public override string Name => "softplus";

    public override double Apply(double x) => Math.Max(x, 0) + Portable.Log1P(Portable.Exp(-Math.Abs(x)));

    public override double Derivative(double x) => SigmoidActivation.Logistic(x);
}
