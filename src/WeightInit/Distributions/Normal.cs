namespace WeightInit;

/// <summary>Normal with mean <paramref name="Mean"/> and standard deviation <paramref name="Std"/>.</summary>
/// <param name="Mean">The mean, μ.</param>
/// <param name="Std">The standard deviation, σ; 0 or more.</param>
public sealed record Normal(double Mean, double Std) : Distribution
{
    /// <inheritdoc/>
    public override double Expectation => Mean;

    /// <inheritdoc/>
    public override double StandardDeviation => Std;

    /// <inheritdoc/>
    public override string ToString() => $"normal(mean={Text(Mean)},std={Text(Std)})";
}
