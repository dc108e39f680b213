namespace WeightInit.Signal;

/// <summary>x outside ±lambda, 0 inside.</summary>
/// <param name="Lambda">Where it jumps.</param>
internal sealed record HardShrinkActivation(double Lambda) : Activation
{
    public override string Name => "hardshrink";

    public override IReadOnlyList<double> Kinks => [-Lambda, Lambda];

    public override double Apply(double x) => Math.Abs(x) > Lambda ? x : 0;

    public override double Derivative(double x) => Math.Abs(x) > Lambda ? 1 : 0;
}
