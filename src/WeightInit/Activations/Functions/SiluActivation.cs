namespace WeightInit;

/// <summary>x σ(x) with the logistic function σ.</summary>
internal sealed record SiluActivation : Activation
{
    public override string Name => "silu";

    public override double Apply(double x) => x * SigmoidActivation.Logistic(x);

    public override double Derivative(double x)
    {
        double s = SigmoidActivation.Logistic(x);
        return s + (x * s * SigmoidActivation.Logistic(-x));
    }
}
