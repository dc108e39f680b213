namespace WeightInit.Signal;

/// <summary>
/// How the squared length M of a signal scatters over networks of finite width, one input and f with f(c x) = c f(x): every
/// layer of n units multiplies E M² / (E M)² by 1 + κ / n, κ = E f⁴ / (E f²)² - 1, which is 5 for ReLU (Hanin and Rolnick 2018).
/// </summary>
/// <param name="Spread">E M² / (E M)².</param>
public readonly record struct FiniteWidth(double Spread)
{
    /// <summary>
    /// By how much the typical (median) length is below the mean: exp(-½ ln E M² / (E M)²), as for a lognormal law. 1 in the limit of width.
    /// </summary>
    public double Typical => 1 / Math.Sqrt(Spread);

    /// <summary>The scatter behind layers of these widths.</summary>
    /// <param name="activation">The activation; its value at q = 1 is taken where it is not homogeneous.</param>
    /// <param name="widths">The width of each layer, 1 or more.</param>
    public static FiniteWidth Of(Activation activation, IEnumerable<long> widths)
    {
        ArgumentNullException.ThrowIfNull(activation);
        ArgumentNullException.ThrowIfNull(widths);
        double second = OneInput.SecondMoment(activation, 1);
        double kurtosis = (OneInput.Expect(activation, 1, x => Math.Pow(activation.Apply(x), 4)) / (second * second)) - 1;
        return new FiniteWidth(widths.Aggregate(1.0, (spread, width) => spread * (1 + (kurtosis / width))));
    }
}
