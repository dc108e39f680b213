namespace WeightInit;

/// <summary>Normal(mean, stddev²): keras.initializers.RandomNormal of Keras 3.15.1.</summary>
/// <remarks>Not truncated.</remarks>
public sealed record KerasRandomNormal : ElementwiseInitializer
{
    /// <param name="mean">The mean; finite.</param>
    /// <param name="stddev">The standard deviation; finite, 0 or more.</param>
    /// <exception cref="ArgumentException">An argument is outside its range.</exception>
    public KerasRandomNormal(double mean = 0, double stddev = 0.05)
    {
        Mean = mean;
        Stddev = stddev;
    }

    /// <summary>The mean; finite.</summary>
    /// <exception cref="ArgumentException">The value is NaN or infinite.</exception>
    public double Mean { get; init => field = NumberRange.Finite.Check(value, "keras.random-normal", "mean"); }

    /// <summary>The standard deviation; finite, 0 or more.</summary>
    /// <exception cref="ArgumentException">The value is negative, NaN or infinite.</exception>
    public double Stddev { get; init => field = NumberRange.NonNegative.Check(value, "keras.random-normal", "stddev"); }

    /// <summary>Keras's.</summary>
    public override FanConvention Convention => FanConvention.Keras;

    /// <inheritdoc/>
    public override bool DependsOnFans => false;

    internal static InitializerForm Form { get; } = new(
        "keras.random-normal",
        "Normal(mean, stddev²)",
        [new NumberParameter("mean", NumberRange.Finite, 0), new NumberParameter("stddev", NumberRange.NonNegative, 0.05)],
        given => new KerasRandomNormal(given.Number("mean"), given.Number("stddev")));

    internal override InitializerText Text => Form.With(Mean, Stddev);

    /// <inheritdoc/>
    public override Distribution DistributionFor(TensorSpec tensor) => new Normal(Mean, Stddev);
}
