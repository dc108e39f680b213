namespace WeightInit;

/// <summary>
/// A law around 0 of variance scale / max(1, n): keras.initializers.VarianceScaling of Keras 3.15.1, and its named settings
/// GlorotUniform, GlorotNormal, HeUniform, HeNormal, LecunUniform and LecunNormal.
/// </summary>
/// <remarks>
/// In Keras's order, in double: <c>v = scale / max(1, n)</c>; truncated <c>stddev = sqrt(v) / 0.87962566103423978</c> within
/// ±2 stddev, so that the values have variance v; untruncated <c>stddev = sqrt(v)</c>; uniform <c>limit = sqrt(3 · v)</c>. The
/// <c>-normal</c> names are truncated. Fans by <see cref="FanConvention.Keras"/>.
/// </remarks>
public sealed record KerasVarianceScaling : ElementwiseInitializer
{
    private static readonly InitializerForm General = new(
        "keras.variance-scaling",
        "variance scale / max(1, n)",
        [
            new NumberParameter("scale", NumberRange.Positive, 1),
            new WordParameter<FanMode>("mode", FanModes.Three, FanMode.FanIn),
            new WordParameter<ScalingDistribution>("distribution", ScalingDistributions.Keras, ScalingDistribution.TruncatedNormal),
        ],
        given => new KerasVarianceScaling(
            given.Number("scale"), given.Get<FanMode>("mode"), given.Get<ScalingDistribution>("distribution")));

    private static readonly ScalingSetting[] Settings = ScalingSetting.Family(
        "keras.", ScalingDistribution.TruncatedNormal, (name, law, _, scale, mode, distribution) =>
            new InitializerForm(name, law, [], _ => new KerasVarianceScaling(scale, mode, distribution)));

    /// <param name="scale">What the variance times n is; finite, above 0.</param>
    /// <param name="mode">What n is; Keras has no geometric average.</param>
    /// <param name="distribution">The law.</param>
    /// <exception cref="ArgumentException">An argument is outside its range.</exception>
    public KerasVarianceScaling(
        double scale = 1, FanMode mode = FanMode.FanIn, ScalingDistribution distribution = ScalingDistribution.TruncatedNormal)
    {
        Scale = scale;
        Mode = mode;
        Distribution = distribution;
    }

    /// <summary>What the variance times n is; finite, above 0.</summary>
    /// <exception cref="ArgumentException">The value is 0, negative, NaN or infinite.</exception>
    public double Scale { get; init => field = NumberRange.Positive.Check(value, "keras.variance-scaling", "scale"); }

    /// <summary>What n is.</summary>
    /// <exception cref="ArgumentException">The value is none of Keras's modes.</exception>
    public FanMode Mode { get; init => field = FanModes.Three.Check(value, "keras.variance-scaling", "mode"); }

    /// <summary>The law: Keras's <c>untruncated_normal</c> is <see cref="ScalingDistribution.Normal"/>.</summary>
    /// <exception cref="ArgumentException">The value is no distribution.</exception>
    public ScalingDistribution Distribution
    {
        get;
        init => field = ScalingDistributions.Keras.Check(value, "keras.variance-scaling", "distribution");
    }

    /// <summary>Keras's.</summary>
    public override FanConvention Convention => FanConvention.Keras;

    /// <inheritdoc/>
    public override bool DependsOnFans => true;

    internal static IReadOnlyList<InitializerForm> Forms { get; } = [General, .. Settings.Select(setting => setting.Form)];

    internal override InitializerText Text => ScalingSetting.Find(Settings, Scale, Mode, Distribution) is InitializerForm named
        ? named.With()
        : General.With(Scale, Mode, Distribution);

    /// <inheritdoc/>
    public override Distribution DistributionFor(TensorSpec tensor)
    {
        Fans fans = FansFor(tensor);
        double variance = Scale / Math.Max(1.0, Mode.Of(fans.In, fans.Out));
        double std = Math.Sqrt(variance);
        switch (Distribution)
        {
            case ScalingDistribution.Uniform:
                double limit = Math.Sqrt(3.0 * variance);
                return new Uniform(-limit, limit);
            case ScalingDistribution.TruncatedNormal:
                return TruncatedNormal.InSigmas(0, std / TruncatedNormal.UnitDeviationWithinTwo, -2, 2);
            default:
                return new Normal(0, std);
        }
    }
}
