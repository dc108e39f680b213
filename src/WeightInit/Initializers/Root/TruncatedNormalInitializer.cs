namespace WeightInit;

/// <summary>Normal(mean, std²) conditioned on lying within bounds that count in units of std.</summary>
/// <remarks>
/// By default <see cref="Std"/> is the deviation before the truncation, as in the texts, in Keras's TruncatedNormal and in
/// JAX's truncated_normal: within ±2 the values then have 0.8796 of it. With <see cref="Corrected"/> it is the deviation of
/// the values: std is first divided by that of the truncated unit normal.
/// </remarks>
public sealed record TruncatedNormalInitializer : ElementwiseInitializer
{
    /// <param name="mean">The mean before the truncation, μ; finite.</param>
    /// <param name="std">The standard deviation, σ; finite, above 0.</param>
    /// <param name="low">The lower bound in units of σ from μ; may be -∞.</param>
    /// <param name="high">The upper bound in units of σ from μ, above <paramref name="low"/>; may be ∞.</param>
    /// <param name="corrected">Whether σ is the deviation after the truncation (true) or before it (false).</param>
    /// <exception cref="ArgumentException">An argument is outside its range.</exception>
    public TruncatedNormalInitializer(double mean, double std, double low = -2, double high = 2, bool corrected = false)
    {
        Mean = mean;
        Std = std;
        Low = NumberRange.Bound.Check(low, "truncated-normal", "low");
        High = NumberRange.CheckAbove(high, low, "truncated-normal", "high", "low");
        Corrected = corrected;
    }

    /// <summary>The mean before the truncation, μ; finite.</summary>
    /// <exception cref="ArgumentException">The value is NaN or infinite.</exception>
    public double Mean { get; init => field = NumberRange.Finite.Check(value, "truncated-normal", "mean"); }

    /// <summary>The standard deviation, σ; finite, above 0.</summary>
    /// <exception cref="ArgumentException">The value is 0, negative, NaN or infinite.</exception>
    public double Std { get; init => field = NumberRange.Positive.Check(value, "truncated-normal", "std"); }

    /// <summary>The lower bound in units of σ from μ.</summary>
    public double Low { get; }

    /// <summary>The upper bound in units of σ from μ.</summary>
    public double High { get; }

    /// <summary>Whether <see cref="Std"/> is the deviation after the truncation.</summary>
    public bool Corrected { get; init; }

    /// <inheritdoc/>
    public override bool DependsOnFans => false;

    internal static InitializerForm Form { get; } = new(
        "truncated-normal",
        "Normal(mean, std²) within mean + std · [low, high]",
        [
            new NumberParameter("mean", NumberRange.Finite, 0),
            new NumberParameter("std", NumberRange.Positive),
            new NumberParameter("low", NumberRange.Bound, -2),
            new NumberParameter("high", NumberRange.Bound, 2),
            new FlagParameter("corrected", false),
        ],
        given => new TruncatedNormalInitializer(
            given.Number("mean"), given.Number("std"), given.Number("low"), given.Number("high"), given.Flag("corrected")));

    internal override InitializerText Text => Form.With(Mean, Std, Low, High, Corrected);

    /// <inheritdoc/>
    public override Distribution DistributionFor(TensorSpec tensor) =>
        TruncatedNormal.InSigmas(Mean, Corrected ? Std / UnitDeviation : Std, Low, High);

    /// <summary>The deviation of the unit normal within the bounds; at ±2 the constant that Keras and JAX write.</summary>
    private double UnitDeviation => (Low, High) == (-2, 2)
        ? TruncatedNormal.UnitDeviationWithinTwo
        : TruncatedNormal.InSigmas(0, 1, Low, High).StandardDeviation;
}
