namespace WeightInit;

/// <summary>(x + 3) / 6, cut at 0 and 1.</summary>
internal sealed record HardSigmoidActivation : Activation
{
    public override string Name => "hardsigmoid";

    public override IReadOnlyList<double> Kinks => [-3, 3];

    public override double Apply(double x) => Math.Min(Math.Max(x + 3, 0), 6) / 6;

    public override double Derivative(double x) => x <= -3 || x >= 3 ? 0 : 1.0 / 6;
}
