namespace WeightInit;

/// <summary>x tanh(ln(1 + e^x)). With w = e^2x + 2 e^x the factor is w / (w + 2).</summary>
internal sealed record MishActivation : Activation
{
    /// <summary>From here on the factor is 1 in double.</summary>
    private const double Saturated = 40;

    public override string Name => "mish";

    public override double Apply(double x)
    {
        double w = Growth(x);
        return x * (w / (w + 2));
    }

    public override double Derivative(double x)
    {
        double w = Growth(x);
        double sech2 = 4 * (w + 1) / ((w + 2) * (w + 2));
        return (w / (w + 2)) + (x * sech2 * SigmoidActivation.Logistic(x));
    }

    private static double Growth(double x)
    {
        double e = Portable.Exp(Math.Min(x, Saturated));
        return e * (e + 2);
    }
}
