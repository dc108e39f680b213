namespace WeightInit;

/// <summary>
/// tf.contrib.layers.variance_scaling_initializer of TensorFlow 1, and xavier_initializer, which is its setting factor 1, fan-avg.
/// </summary>
/// <remarks>
/// <para>
/// In TensorFlow's order, in double: uniform <c>limit = sqrt(3.0 · factor / n)</c>; else a normal of
/// <c>sqrt(1.3 · factor / n)</c> cut at two such deviations. 1.3 is TensorFlow's own round number for
/// 1 / 0.87962566103423978² = 1.2924: the values have variance 1.0059 · factor / n. Fans by
/// <see cref="FanConvention.TensorFlow1"/>: a vector's are both its length.
/// </para>
/// <para>
/// Its documentation gives four settings: <c>tf1.msra</c>, factor 2, fan-in, normal (He et al. 2015); <c>tf1.caffe</c>,
/// factor 1, fan-in, uniform (Jia et al. 2014); <c>tf1.glorot</c>, factor 1, fan-avg, uniform (Glorot, Bengio 2010);
/// <c>tf1.xavier(uniform)</c>, factor 1, fan-avg, uniform or not. The law was read in the 1.x source; the package is gone.
/// </para>
/// </remarks>
public sealed record TensorFlow1VarianceScaling : ElementwiseInitializer
{
    private static readonly InitializerForm General = new(
        "tf1.variance-scaling",
        "Normal(0, 1.3 · factor / n) within ±2, or Uniform(±sqrt(3 · factor / n))",
        [
            new NumberParameter("factor", NumberRange.Positive, 2),
            new WordParameter<FanMode>("mode", FanModes.Three, FanMode.FanIn),
            new FlagParameter("uniform", false),
        ],
        given => new TensorFlow1VarianceScaling(given.Number("factor"), given.Get<FanMode>("mode"), given.Flag("uniform")),
        "tf1.msra");

    private static readonly InitializerForm Caffe = new(
        "tf1.caffe", "Uniform(±sqrt(3 / fan_in))", [], _ => new TensorFlow1VarianceScaling(1, FanMode.FanIn, true));

    private static readonly InitializerForm Xavier = new(
        "tf1.xavier",
        "Uniform(±sqrt(6 / (fan_in + fan_out))), or Normal(0, 2.6 / (fan_in + fan_out)) within ±2",
        [new FlagParameter("uniform", true)],
        given => new TensorFlow1VarianceScaling(1, FanMode.FanAverage, given.Flag("uniform")));

    private static readonly InitializerForm Glorot = new(
        "tf1.glorot", "Uniform(±sqrt(6 / (fan_in + fan_out)))", [], _ => new TensorFlow1VarianceScaling(1, FanMode.FanAverage, true));

    /// <param name="factor">What the variance times n is, about; finite, above 0.</param>
    /// <param name="mode">What n is; TensorFlow has no geometric average.</param>
    /// <param name="uniform">Whether the law is uniform (true) or a truncated normal (false).</param>
    /// <exception cref="ArgumentException">An argument is outside its range.</exception>
    public TensorFlow1VarianceScaling(double factor = 2, FanMode mode = FanMode.FanIn, bool uniform = false)
    {
        Factor = factor;
        Mode = mode;
        Uniform = uniform;
    }

    /// <summary>What the variance times n is, about; finite, above 0.</summary>
    /// <exception cref="ArgumentException">The value is 0, negative, NaN or infinite.</exception>
    public double Factor { get; init => field = NumberRange.Positive.Check(value, "tf1.variance-scaling", "factor"); }

    /// <summary>What n is.</summary>
    /// <exception cref="ArgumentException">The value is none of TensorFlow's modes.</exception>
    public FanMode Mode { get; init => field = FanModes.Three.Check(value, "tf1.variance-scaling", "mode"); }

    /// <summary>Whether the law is uniform (true) or a truncated normal (false).</summary>
    public bool Uniform { get; init; }

    /// <summary>TensorFlow 1's.</summary>
    public override FanConvention Convention => FanConvention.TensorFlow1;

    /// <inheritdoc/>
    public override bool DependsOnFans => true;

    internal static IReadOnlyList<InitializerForm> Forms { get; } = [General, Caffe, Xavier, Glorot];

    internal override InitializerText Text => (Factor, Mode, Uniform) switch
    {
        (1, FanMode.FanIn, true) => Caffe.With(),
        (1, FanMode.FanAverage, _) => Xavier.With(Uniform),
        _ => General.With(Factor, Mode, Uniform),
    };

    /// <inheritdoc/>
    public override Distribution DistributionFor(TensorSpec tensor)
    {
        double n = Mode.Of(this, tensor);
        if (!Uniform)
            return TruncatedNormal.InSigmas(0, Math.Sqrt(1.3 * Factor / n), -2, 2);
        double limit = Math.Sqrt(3.0 * Factor / n);
        return new Uniform(-limit, limit);
    }
}
