namespace WeightInit.Signal;

/// <summary>
/// The squared singular values of the Jacobian of equal layers, from the derivative's moments μₖ = E f'(√q z)^2k (Pennington,
/// Schoenholz and Ganguli 2017): their mean is χ₁^L, and relative to it their variance L (μ₂ / μ₁² - 1 - s₁), s₁ = -1 for
/// independent weights and 0 for orthogonal ones.
/// </summary>
/// <param name="Mean">χ₁^L.</param>
/// <param name="Variance">The variance of squared singular values over the square of their mean, in the limit of width.</param>
public readonly record struct Isometry(double Mean, double Variance)
{
    /// <summary>The spectrum of a number of layers.</summary>
    /// <param name="field">The layers.</param>
    /// <param name="q">The second moment of their pre-activations, a fixed point.</param>
    /// <param name="depth">L, 1 or more.</param>
    /// <param name="isOrthogonal">Whether the weights are orthogonal matrices and not independent numbers.</param>
    public static Isometry Of(MeanField field, double q, int depth, bool isOrthogonal)
    {
        ArgumentNullException.ThrowIfNull(field);
        ArgumentOutOfRangeException.ThrowIfLessThan(depth, 1);
        double second = OneInput.DerivativeSecondMoment(field.Activation, q);
        double fourth = q == 0 ? FourthAtZero(field.Activation) : OneInput.Expect(field.Activation, q, x => Math.Pow(field.Activation.Derivative(x), 4));
        return new Isometry(Math.Pow(field.WeightVariance * second, depth), depth * ((fourth / (second * second)) - 1 + (isOrthogonal ? 0 : 1)));
    }

    /// <summary>The largest squared singular value of L linear layers of independent weights, by the mean: (L+1)^(L+1) / L^L, near e L.</summary>
    /// <param name="depth">L, 1 or more.</param>
    public static double LargestOfLinear(int depth)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(depth, 1);
        return Math.Exp(((depth + 1) * Math.Log(depth + 1.0)) - (depth * Math.Log(depth)));
    }

    /// <summary>Whether a kink at zero is crossed by half of the numbers.</summary>
    private static double FourthAtZero(Activation f)
    {
        const double near = 1e-100;
        return (Math.Pow(f.Derivative(near), 4) + Math.Pow(f.Derivative(-near), 4)) / 2;
    }
}
