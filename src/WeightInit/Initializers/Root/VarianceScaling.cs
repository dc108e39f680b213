namespace WeightInit;

/// <summary>
/// A law around 0 whose variance is <see cref="Scale"/> / n, n being counted from the fans: the root of Glorot, He and LeCun.
/// </summary>
/// <remarks>
/// <para>
/// In double, in this order: <c>std = sqrt(scale / n)</c>; corrected, <c>std = sqrt(scale / n) / 0.87962566103423978</c>;
/// <c>limit = sqrt((3 · scale) / n)</c>. Fans by <see cref="FanConvention.Own"/>; layout (…, in, out) where the tensor does not
/// say.
/// </para>
/// <para>
/// The truncated law comes in two forms. In the texts (Glorot's sqrt(2 / (fan_in + fan_out)) and sqrt(1 / fan_in), He's
/// sqrt(2 / fan_in), LeCun's sqrt(1 / fan_in), TensorFlow's sqrt(factor / n)) the deviation is that before the truncation:
/// <c>corrected=false</c>, and the values have 0.8796 of it. Keras 3 and JAX divide by that number, so that the values have
/// the deviation asked for: <c>corrected=true</c>, the default. TensorFlow 1 multiplies the variance by 1.3 instead
/// (<see cref="TensorFlow1VarianceScaling"/>). The normal of <c>glorot-normal</c>, <c>he-normal</c> and <c>lecun-normal</c> is
/// not truncated.
/// </para>
/// <para>
/// Glorot, Bengio 2010, equations 12 and 16; He, Zhang, Ren, Sun 2015, equations 10 and 14; LeCun, Bottou, Orr, Müller 1998,
/// section 4.6.
/// </para>
/// </remarks>
public sealed record VarianceScaling : ElementwiseInitializer
{
    private static readonly InitializerForm General = new(
        "variance-scaling",
        "variance scale / n",
        [
            new NumberParameter("scale", NumberRange.Positive, 1),
            new WordParameter<FanMode>("mode", FanModes.All, FanMode.FanIn),
            new WordParameter<ScalingDistribution>("distribution", ScalingDistributions.All, ScalingDistribution.Normal),
            new FlagParameter("corrected", true),
        ],
        given => new VarianceScaling(
            given.Number("scale"), given.Get<FanMode>("mode"), given.Get<ScalingDistribution>("distribution"), given.Flag("corrected")));

    private static readonly ScalingSetting[] Settings = ScalingSetting.Family(
        "", ScalingDistribution.Normal, (name, law, aliases, scale, mode, distribution) =>
            new InitializerForm(name, law, [], _ => new VarianceScaling(scale, mode, distribution), aliases));

    /// <param name="scale">What the variance times n is: Glorot and LeCun 1, He 2; finite, above 0.</param>
    /// <param name="mode">What n is.</param>
    /// <param name="distribution">The law.</param>
    /// <param name="corrected">
    /// Whether a truncated normal has the asked deviation after the truncation (true) or before it (false). It changes no
    /// other law.
    /// </param>
    /// <exception cref="ArgumentException">An argument is outside its range.</exception>
    public VarianceScaling(
        double scale = 1, FanMode mode = FanMode.FanIn, ScalingDistribution distribution = ScalingDistribution.Normal, bool corrected = true)
    {
        Scale = scale;
        Mode = mode;
        Distribution = distribution;
        Corrected = corrected;
    }

    /// <summary>What the variance times n is; finite, above 0.</summary>
    /// <exception cref="ArgumentException">The value is 0, negative, NaN or infinite.</exception>
    public double Scale { get; init => field = NumberRange.Positive.Check(value, "variance-scaling", "scale"); }

    /// <summary>What n is.</summary>
    /// <exception cref="ArgumentException">The value is no mode.</exception>
    public FanMode Mode { get; init => field = FanModes.All.Check(value, "variance-scaling", "mode"); }

    /// <summary>The law.</summary>
    /// <exception cref="ArgumentException">The value is no distribution.</exception>
    public ScalingDistribution Distribution
    {
        get;
        init => field = ScalingDistributions.All.Check(value, "variance-scaling", "distribution");
    }

    /// <summary>Whether a truncated normal has the asked deviation after the truncation; it changes no other law.</summary>
    public bool Corrected { get; init; }

    /// <inheritdoc/>
    public override bool DependsOnFans => true;

    internal static IReadOnlyList<InitializerForm> Forms { get; } = [General, .. Settings.Select(setting => setting.Form)];

    internal override InitializerText Text =>
        Corrected && ScalingSetting.Find(Settings, Scale, Mode, Distribution) is InitializerForm named
            ? named.With()
            : General.With(Scale, Mode, Distribution, Corrected);

    /// <inheritdoc/>
    public override Distribution DistributionFor(TensorSpec tensor)
    {
        double n = Mode.Of(this, tensor);
        double std = Math.Sqrt(Scale / n);
        switch (Distribution)
        {
            case ScalingDistribution.Uniform:
                double limit = Math.Sqrt((3 * Scale) / n);
                return new Uniform(-limit, limit);
            case ScalingDistribution.TruncatedNormal:
                return TruncatedNormal.InSigmas(0, Corrected ? std / TruncatedNormal.UnitDeviationWithinTwo : std, -2, 2);
            default:
                return new Normal(0, std);
        }
    }
}
