namespace WeightInit;

/// <summary>sin x.</summary>
internal sealed record SineActivation : Activation
{
    public override string Name => "sin";

    public override double Apply(double x) => Portable.Sin(x);

    public override double Derivative(double x) => Portable.Cos(x);
}
