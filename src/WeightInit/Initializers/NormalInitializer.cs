namespace WeightInit;

/// <summary>Normal(mean, std²), whatever the fans.</summary>
/// <param name="Mean">The mean, μ.</param>
/// <param name="Std">The standard deviation, σ.</param>
public sealed record NormalInitializer(double Mean, double Std) : ElementwiseInitializer
{
    /// <inheritdoc/>
    public override string Name => "normal";

    /// <inheritdoc/>
    public override Distribution DistributionFor(TensorSpec tensor) => new Normal(Mean, Std);

    /// <inheritdoc/>
    public override string ToString() => new Normal(Mean, Std).ToString();
}
