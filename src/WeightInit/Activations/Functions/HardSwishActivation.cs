namespace WeightInit;

/// <summary>x · min(max(x + 3, 0), 6) / 6.</summary>
internal sealed record HardSwishActivation : Activation
{
    public override string Name => "hardswish";

    public override IReadOnlyList<double> Kinks => [-3, 3];

    public override double Apply(double x) => x * Math.Min(Math.Max(x + 3, 0), 6) / 6;

    public override double Derivative(double x) => x <= -3 ? 0 : x < 3 ? ((2 * x) + 3) / 6 : 1;
}
