namespace WeightInit;

/// <summary>x above 0, α (e^x - 1) from there down.</summary>
internal sealed record EluActivation(double Alpha) : Activation
{
    public override string Name => "elu";

    public override IReadOnlyList<double> Kinks => [0];

    protected override double? Argument => Alpha;

    public override double Apply(double x) => x > 0 ? x : Alpha * Portable.ExpM1(x);

    public override double Derivative(double x) => x > 0 ? 1 : Alpha * Portable.Exp(x);
}
