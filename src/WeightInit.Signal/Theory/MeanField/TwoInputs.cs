namespace WeightInit.Signal;

/// <summary>
/// E g(u₁) g(u₂) for g = f and g = f', where (u₁, u₂) are jointly normal with means zero, variances q₁ and q₂ and correlation c:
/// what two inputs of a network have in common after a layer.
/// </summary>
/// <remarks>
/// Closed forms for functions that are straight on both sides of zero (Cho and Saul 2009), erf (Williams 1997) and sine; else
/// piecewise Gauss and Legendre, the inner integral in u₂ given u₁. 1e-10 in both.
/// </remarks>
internal static class TwoInputs
{
    /// <summary>E f(u₁) f(u₂).</summary>
    internal static double Product(Activation f, double q1, double q2, double c) => f switch
    {
        LinearActivation => c * Math.Sqrt(q1 * q2),
        RectifierActivation r => Rectified(r.Slope, q1, q2, c),
        ErfActivation => ErrorFunction(Scale(f), q1, q2, c),
        SineActivation => (Math.Exp((c * Math.Sqrt(q1 * q2)) - ((q1 + q2) / 2)) - Math.Exp((-c * Math.Sqrt(q1 * q2)) - ((q1 + q2) / 2))) / 2,
        _ => TwoInputQuadrature.Product(f.Apply, f.Kinks, q1, q2, c),
    };

    /// <summary>E f'(u₁) f'(u₂).</summary>
    internal static double DerivativeProduct(Activation f, double q1, double q2, double c) => f switch
    {
        LinearActivation => 1,
        RectifierActivation r => r.Slope + ((1 - r.Slope) * (1 - r.Slope) * (Math.PI - Angle(c)) / (2 * Math.PI)),
        ErfActivation => ErrorFunctionSlopes(Scale(f), q1, q2, c),
        SineActivation => (Math.Exp((c * Math.Sqrt(q1 * q2)) - ((q1 + q2) / 2)) + Math.Exp((-c * Math.Sqrt(q1 * q2)) - ((q1 + q2) / 2))) / 2,
        _ => TwoInputQuadrature.Product(f.Derivative, f.Kinks, q1, q2, c),
    };

    private static double Angle(double c) => Math.Acos(Math.Clamp(c, -1, 1));

    /// <summary>f = a x + (1 - a) relu(x): the arc-cosine kernel of degree 1 and, by symmetry, E u₁ relu(u₂) = E u₁ u₂ / 2.</summary>
    private static double Rectified(double slope, double q1, double q2, double c)
    {
        double t = Angle(c);
        double kernel = (Math.Sin(t) + ((Math.PI - t) * Math.Cos(t))) / (2 * Math.PI);
        return Math.Sqrt(q1 * q2) * ((slope * c) + ((1 - slope) * (1 - slope) * kernel));
    }

    private static double ErrorFunction(double s, double q1, double q2, double c)
    {
        double twice = 2 * s * s;
        return 2 / Math.PI * Math.Asin(twice * c * Math.Sqrt(q1 * q2) / Math.Sqrt((1 + (twice * q1)) * (1 + (twice * q2))));
    }

    private static double ErrorFunctionSlopes(double s, double q1, double q2, double c)
    {
        double twice = 2 * s * s;
        double common = twice * c * Math.Sqrt(q1 * q2);
        return 4 * s * s / Math.PI / Math.Sqrt(((1 + (twice * q1)) * (1 + (twice * q2))) - (common * common));
    }

    /// <summary>s of erf(s x), from its slope 2 s / √π at zero.</summary>
    private static double Scale(Activation erf) => erf.Derivative(0) * Math.Sqrt(Math.PI) / 2;
}
