namespace WeightInit;

/// <summary>x / (1 + |x|).</summary>
internal sealed record SoftsignActivation : Activation
{
    public override string Name => "softsign";

    public override IReadOnlyList<double> Kinks => [0];

    public override double Apply(double x) => x / (1 + Math.Abs(x));

    public override double Derivative(double x) => 1 / ((1 + Math.Abs(x)) * (1 + Math.Abs(x)));
}
