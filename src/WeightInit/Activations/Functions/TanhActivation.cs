namespace WeightInit;

/// <summary>tanh x.</summary>
internal sealed record TanhActivation : Activation
{
    public override string Name => "tanh";

    public override double Apply(double x) => Portable.Tanh(x);

    public override double Derivative(double x)
    {
        // 1 - tanh² without the difference: 4 e / (1 + e)² with e = exp(-2|x|).
        double e = Portable.Exp(-2 * Math.Abs(x));
        return 4 * e / ((1 + e) * (1 + e));
    }
}
