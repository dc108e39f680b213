namespace WeightInit;

/// <summary>Normal(mean, stddev²) within mean ± 2 · stddev: keras.initializers.TruncatedNormal of Keras 3.15.1.</summary>
/// <remarks>stddev is that before the truncation: the values have 0.8796 of it. Keras corrects only in its VarianceScaling.</remarks>
public sealed record KerasTruncatedNormal : ElementwiseInitializer
{
    /// <param name="mean">The mean; finite.</param>
    /// <param name="stddev">The standard deviation before the truncation; finite, above 0.</param>
    /// <exception cref="ArgumentException">An argument is outside its range.</exception>
    public KerasTruncatedNormal(double mean = 0, double stddev = 0.05)
    {
        Mean = mean;
        Stddev = stddev;
    }

    /// <summary>The mean; finite.</summary>
    /// <exception cref="ArgumentException">The value is NaN or infinite.</exception>
    public double Mean { get; init => field = NumberRange.Finite.Check(value, "keras.truncated-normal", "mean"); }

    /// <summary>The standard deviation before the truncation; finite, above 0.</summary>
    /// <exception cref="ArgumentException">The value is 0, negative, NaN or infinite.</exception>
    public double Stddev { get; init => field = NumberRange.Positive.Check(value, "keras.truncated-normal", "stddev"); }

    /// <summary>Keras's.</summary>
    public override FanConvention Convention => FanConvention.Keras;

    /// <inheritdoc/>
    public override bool DependsOnFans => false;

    internal static InitializerForm Form { get; } = new(
        "keras.truncated-normal",
        "Normal(mean, stddev²) within ±2 stddev",
        [new NumberParameter("mean", NumberRange.Finite, 0), new NumberParameter("stddev", NumberRange.Positive, 0.05)],
        given => new KerasTruncatedNormal(given.Number("mean"), given.Number("stddev")));

    internal override InitializerText Text => Form.With(Mean, Stddev);

    /// <inheritdoc/>
    public override Distribution DistributionFor(TensorSpec tensor) => TruncatedNormal.InSigmas(Mean, Stddev, -2, 2);
}
