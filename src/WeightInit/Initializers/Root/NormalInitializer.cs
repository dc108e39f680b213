namespace WeightInit;

/// <summary>Normal(mean, std²), whatever the fans.</summary>
public sealed record NormalInitializer : ElementwiseInitializer
{
    /// <param name="mean">The mean, μ; finite.</param>
    /// <param name="std">The standard deviation, σ; finite, 0 or more.</param>
    /// <exception cref="ArgumentException">An argument is outside its range.</exception>
    public NormalInitializer(double mean, double std)
    {
        Mean = mean;
        Std = std;
    }

    /// <summary>The mean, μ; finite.</summary>
    /// <exception cref="ArgumentException">The value is NaN or infinite.</exception>
    public double Mean { get; init => field = NumberRange.Finite.Check(value, "normal", "mean"); }

    /// <summary>The standard deviation, σ; finite, 0 or more.</summary>
    /// <exception cref="ArgumentException">The value is negative, NaN or infinite.</exception>
    public double Std { get; init => field = NumberRange.NonNegative.Check(value, "normal", "std"); }

    /// <inheritdoc/>
    public override bool DependsOnFans => false;

    internal static InitializerForm Form { get; } = new(
        "normal",
        "Normal(mean, std²)",
        [new NumberParameter("mean", NumberRange.Finite, 0), new NumberParameter("std", NumberRange.NonNegative)],
        given => new NormalInitializer(given.Number("mean"), given.Number("std")));

    internal override InitializerText Text => Form.With(Mean, Std);

    /// <inheritdoc/>
    public override Distribution DistributionFor(TensorSpec tensor) => new Normal(Mean, Std);
}
