namespace WeightInit;

/// <summary>λ x above 0, λ α (e^x - 1) from there down.</summary>
/// <remarks>
/// α = √(2/π) / (1 - erfcx(1/√2)) makes E f = 0 at N(0, 1), and λ = (½ + α² (½ + ½ erfcx(√2) - erfcx(1/√2)))^-½ makes
/// E f² = 1. The literals are those of the paper's code and of PyTorch, rounded to double.
/// </remarks>
internal sealed record SeluActivation : Activation
{
    internal const double Alpha = 1.6732632423543772848;

    internal const double Lambda = 1.0507009873554804934;

    public override string Name => "selu";

    public override IReadOnlyList<double> Kinks => [0];

    public override double Apply(double x) => Lambda * (x > 0 ? x : Alpha * Portable.ExpM1(x));

    public override double Derivative(double x) => Lambda * (x > 0 ? 1 : Alpha * Portable.Exp(x));
}
