namespace WeightInit;

/// <summary>erf(scale · x).</summary>
internal sealed record ErfActivation : Activation
{
    private const double TwoOverSqrtPi = 1.1283791670955126;
    private readonly double _scale;

    internal ErfActivation(string name, double scale)
    {
        Name = name;
        _scale = scale;
    }

    public override string Name { get; }

    public override double Apply(double x) => Portable.Erf(_scale * x);

    public override double Derivative(double x) => TwoOverSqrtPi * _scale * Portable.Exp(-(_scale * x) * (_scale * x));
}
