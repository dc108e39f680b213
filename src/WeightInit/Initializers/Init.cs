namespace WeightInit;

/// <summary>
/// The catalogue of initializers. Those of the frameworks, in their own order of operations, are in the classes named after them.
/// </summary>
public static partial class Init
{
    /// <summary>All 0.</summary>
    public static ConstantInitializer Zeros { get; } = new(0);

    /// <summary>All 1.</summary>
    public static ConstantInitializer Ones { get; } = new(1);

    /// <summary>Uniform(±1 / sqrt(fan_in)).</summary>
    public static FanInUniform FanInUniform { get; } = new();

    /// <summary>Uniform(±sqrt(6 / (fan_in + fan_out))): variance 2 / (fan_in + fan_out). For tanh (Glorot, Bengio 2010, equation 16).</summary>
    public static VarianceScaling GlorotUniform { get; } = new(1, FanMode.FanAverage, ScalingDistribution.Uniform);

    /// <summary>Normal(0, 2 / (fan_in + fan_out)), not truncated. For tanh (Glorot, Bengio 2010, equation 12).</summary>
    public static VarianceScaling GlorotNormal { get; } = new(1, FanMode.FanAverage, ScalingDistribution.Normal);

    /// <summary>Another name of <see cref="GlorotUniform"/>.</summary>
    public static VarianceScaling XavierUniform => GlorotUniform;

    /// <summary>Another name of <see cref="GlorotNormal"/>.</summary>
    public static VarianceScaling XavierNormal => GlorotNormal;

    /// <summary>Uniform(±sqrt(6 / fan_in)): variance 2 / fan_in. For ReLU (He, Zhang, Ren, Sun 2015, equation 10).</summary>
    public static VarianceScaling HeUniform { get; } = new(2, FanMode.FanIn, ScalingDistribution.Uniform);

    /// <summary>Normal(0, 2 / fan_in), not truncated. For ReLU (He, Zhang, Ren, Sun 2015, equation 10).</summary>
    public static VarianceScaling HeNormal { get; } = new(2, FanMode.FanIn, ScalingDistribution.Normal);

    /// <summary>Another name of <see cref="HeUniform"/>.</summary>
    public static VarianceScaling KaimingUniform => HeUniform;

    /// <summary>Another name of <see cref="HeNormal"/>.</summary>
    public static VarianceScaling KaimingNormal => HeNormal;

    /// <summary>Uniform(±sqrt(3 / fan_in)): variance 1 / fan_in. For SELU (LeCun, Bottou, Orr, Müller 1998, section 4.6).</summary>
    public static VarianceScaling LeCunUniform { get; } = new(1, FanMode.FanIn, ScalingDistribution.Uniform);

    /// <summary>Normal(0, 1 / fan_in), not truncated. For SELU (LeCun, Bottou, Orr, Müller 1998, section 4.6).</summary>
    public static VarianceScaling LeCunNormal { get; } = new(1, FanMode.FanIn, ScalingDistribution.Normal);

    /// <summary>All <paramref name="value"/>.</summary>
    /// <param name="value">Finite; rounded once to the tensor's type.</param>
    public static ConstantInitializer Constant(double value) => new(value);

    /// <summary>Uniform(<paramref name="low"/>, <paramref name="high"/>).</summary>
    /// <param name="low">The smallest value, included.</param>
    /// <param name="high">The bound above, excluded.</param>
    public static UniformInitializer Uniform(double low, double high) => new(low, high);

    /// <summary>Normal(<paramref name="mean"/>, <paramref name="std"/>²).</summary>
    /// <param name="std">The standard deviation, 0 or more.</param>
    /// <param name="mean">The mean.</param>
    public static NormalInitializer Normal(double std, double mean = 0) => new(mean, std);

    /// <inheritdoc cref="TruncatedNormalInitializer"/>
    /// <param name="std">The standard deviation, above 0: before the truncation, or after it if <paramref name="corrected"/>.</param>
    /// <param name="mean">The mean before the truncation.</param>
    /// <param name="low">The lower bound in units of the deviation.</param>
    /// <param name="high">The upper bound in units of the deviation.</param>
    /// <param name="corrected">Whether <paramref name="std"/> is that of the values.</param>
    public static TruncatedNormalInitializer TruncatedNormal(
        double std, double mean = 0, double low = -2, double high = 2, bool corrected = false) => new(mean, std, low, high, corrected);

    /// <inheritdoc cref="WeightInit.VarianceScaling"/>
    /// <param name="scale">What the variance times n is.</param>
    /// <param name="mode">What n is.</param>
    /// <param name="distribution">The law.</param>
    /// <param name="corrected">Whether a truncated normal has the asked deviation after the truncation.</param>
    public static VarianceScaling VarianceScaling(
        double scale = 1, FanMode mode = FanMode.FanIn, ScalingDistribution distribution = ScalingDistribution.Normal, bool corrected = true) =>
        new(scale, mode, distribution, corrected);

    /// <inheritdoc cref="WeightInit.Orthogonal"/>
    /// <param name="gain">The factor.</param>
    public static Orthogonal Orthogonal(double gain = 1) => new(gain);

    /// <inheritdoc cref="WeightInit.DeltaOrthogonal"/>
    /// <param name="gain">The factor.</param>
    public static DeltaOrthogonal DeltaOrthogonal(double gain = 1) => new(gain);

    /// <inheritdoc cref="WeightInit.Identity"/>
    /// <param name="gain">The value on the diagonal.</param>
    public static Identity Identity(double gain = 1) => new(gain);

    /// <inheritdoc cref="WeightInit.Dirac"/>
    /// <param name="groups">Into how many groups the outputs fall.</param>
    public static Dirac Dirac(long groups = 1) => new(groups);

    /// <inheritdoc cref="WeightInit.Sparse"/>
    /// <param name="sparsity">The fraction of zeros among the inputs of an output, 0 to 1.</param>
    /// <param name="std">The standard deviation of the other weights.</param>
    public static Sparse Sparse(double sparsity, double std = 0.01) => new(sparsity, std);

    /// <inheritdoc cref="WeightInit.Sinusoids"/>
    /// <param name="interleaved">Whether sines and cosines alternate.</param>
    /// <param name="period">The ratio of the longest period to the shortest.</param>
    public static Sinusoids Sinusoids(bool interleaved = false, double period = 10000) => new(interleaved, period);
}
