namespace WeightInit;

/// <summary>x.</summary>
internal sealed record LinearActivation : Activation
{
    public override string Name => "linear";

    public override bool IsHomogeneous => true;

    public override double Apply(double x) => x;

    public override double Derivative(double x) => 1;
}
