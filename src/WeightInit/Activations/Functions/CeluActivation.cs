namespace WeightInit;

/// <summary>x above 0, α (e^(x/α) - 1) from there down.</summary>
internal sealed record CeluActivation(double Alpha) : Activation
{
    public override string Name => "celu";

    public override IReadOnlyList<double> Kinks => [0];

    protected override double? Argument => Alpha;

    public override double Apply(double x) => x > 0 ? x : Alpha * Portable.ExpM1(x / Alpha);

    public override double Derivative(double x) => x > 0 ? 1 : Portable.Exp(x / Alpha);
}
