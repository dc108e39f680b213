namespace WeightInit;

/// <summary>
/// A law around 0 of variance scale / n: jax.nn.initializers.variance_scaling of JAX 0.10.2, and its named settings glorot, he
/// and lecun, uniform and normal.
/// </summary>
/// <remarks>
/// <para>
/// In JAX's order, every step rounded to the tensor's type: <c>v = scale / n</c>, first in double; uniform on [-1, 1) times
/// <c>sqrt(3 · v)</c>; unit normal times <c>sqrt(v)</c>; unit normal within ±2 times <c>sqrt(v) / 0.87962566103423978</c>, so
/// that the values have variance v. The <c>-normal</c> names are truncated.
/// </para>
/// <para>
/// Fans by <see cref="FanConvention.Jax"/>. Axes other than the defaults go before the tensor's layout; an axis in two lists
/// counts in both, as in Flax's embedding, whose out_axis = 0 makes fan_in the width.
/// </para>
/// </remarks>
public sealed record JaxVarianceScaling : ElementwiseInitializer
{
    private static readonly InitializerParameter[] AxisParameters =
    [
        new AxesParameter("in-axis", JaxAxes.Default.In),
        new AxesParameter("out-axis", JaxAxes.Default.Out),
        new AxesParameter("batch-axis", JaxAxes.Default.Batch),
    ];

    private static readonly InitializerForm General = new(
        "jax.variance-scaling",
        "variance scale / n",
        [
            new NumberParameter("scale", NumberRange.NonNegative),
            new WordParameter<FanMode>("mode", FanModes.All),
            new WordParameter<ScalingDistribution>("distribution", ScalingDistributions.All),
            .. AxisParameters,
        ],
        given => new JaxVarianceScaling(
            given.Number("scale"), given.Get<FanMode>("mode"), given.Get<ScalingDistribution>("distribution"))
        {
            InAxis = given.Axes("in-axis"),
            OutAxis = given.Axes("out-axis"),
            BatchAxis = given.Axes("batch-axis"),
        });

    private static readonly ScalingSetting[] Settings = ScalingSetting.Family(
        "jax.", ScalingDistribution.TruncatedNormal, (name, law, aliases, scale, mode, distribution) => new InitializerForm(
            name,
            law,
            AxisParameters,
            given => new JaxVarianceScaling(scale, mode, distribution)
            {
                InAxis = given.Axes("in-axis"),
                OutAxis = given.Axes("out-axis"),
                BatchAxis = given.Axes("batch-axis"),
            },
            aliases));

    /// <param name="scale">What the variance times n is; finite, 0 or more.</param>
    /// <param name="mode">What n is.</param>
    /// <param name="distribution">The law.</param>
    /// <exception cref="ArgumentException">An argument is outside its range.</exception>
    public JaxVarianceScaling(double scale, FanMode mode, ScalingDistribution distribution)
    {
        Scale = scale;
        Mode = mode;
        Distribution = distribution;
    }

    /// <summary>What the variance times n is; finite, 0 or more.</summary>
    /// <exception cref="ArgumentException">The value is negative, NaN or infinite.</exception>
    public double Scale { get; init => field = NumberRange.NonNegative.Check(value, "jax.variance-scaling", "scale"); }

    /// <summary>What n is.</summary>
    /// <exception cref="ArgumentException">The value is no mode.</exception>
    public FanMode Mode { get; init => field = FanModes.All.Check(value, "jax.variance-scaling", "mode"); }

    /// <summary>The law.</summary>
    /// <exception cref="ArgumentException">The value is no distribution.</exception>
    public ScalingDistribution Distribution
    {
        get;
        init => field = ScalingDistributions.All.Check(value, "jax.variance-scaling", "distribution");
    }

    /// <summary>in_axis: the axes that count inputs; -2.</summary>
    public AxisList InAxis { get; init; } = JaxAxes.Default.In;

    /// <summary>out_axis: the axes that count outputs; -1.</summary>
    public AxisList OutAxis { get; init; } = JaxAxes.Default.Out;

    /// <summary>batch_axis: the axes along which kernels of their own are stacked; none.</summary>
    public AxisList BatchAxis { get; init; } = JaxAxes.Default.Batch;

    /// <summary>JAX's.</summary>
    public override FanConvention Convention => FanConvention.Jax;

    /// <inheritdoc/>
    public override bool DependsOnFans => true;

    internal static IReadOnlyList<InitializerForm> Forms { get; } = [General, .. Settings.Select(setting => setting.Form)];

    internal override InitializerText Text => ScalingSetting.Find(Settings, Scale, Mode, Distribution) is InitializerForm named
        ? named.With(InAxis, OutAxis, BatchAxis)
        : General.With(Scale, Mode, Distribution, InAxis, OutAxis, BatchAxis);

    private JaxAxes Axes => new(InAxis, OutAxis, BatchAxis);

    /// <inheritdoc/>
    public override Fans FansFor(TensorSpec tensor)
    {
        (double fanIn, double fanOut) = ExactFans(tensor);
        return new Fans(checked((long)Math.Round(fanIn)), checked((long)Math.Round(fanOut)));
    }

    /// <inheritdoc/>
    public override Distribution DistributionFor(TensorSpec tensor)
    {
        (double fanIn, double fanOut) = ExactFans(tensor);
        double n = Mode.Of(fanIn, fanOut);
        if (!(n > 0))
            throw FanModes.Zero(this, tensor, Mode);
        DType type = tensor.DType;
        double variance = (Scale / n).RoundTo(type);
        double std = Math.Sqrt(variance).RoundTo(type);
        return Distribution switch
        {
            ScalingDistribution.Uniform =>
                Times(new Uniform(-1, 1), Math.Sqrt((3 * variance).RoundTo(type)).RoundTo(type)),
            ScalingDistribution.TruncatedNormal => Times(
                TruncatedNormal.InSigmas(0, 1, -2, 2), (std / TruncatedNormal.UnitDeviationWithinTwo.RoundTo(type)).RoundTo(type)),
            _ => Times(new Normal(0, 1), std),
        };

        Scaled Times(Distribution unit, double factor) => JaxRounding.Times(unit, factor, this, tensor);
    }

    private (double In, double Out) ExactFans(TensorSpec tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        if (tensor.Fans is Fans said)
            return (said.In, said.Out);
        JaxAxes axes = Axes == JaxAxes.Default && tensor.Layout is WeightLayout layout ? JaxAxes.Of(layout) : Axes;
        return tensor.Naming(() => axes.Fans(tensor.Shape));
    }
}
