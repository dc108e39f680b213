namespace WeightInit;

public static partial class Init
{
    /// <summary>jax.nn.initializers of JAX 0.10.2, with its names, defaults and order of operations; weights are (…, in, out).</summary>
    public static class Jax
    {
        /// <summary>All 0.</summary>
        public static ConstantInitializer Zeros => Init.Zeros;

        /// <summary>All 1.</summary>
        public static ConstantInitializer Ones => Init.Ones;

        /// <summary>Uniform(±sqrt(6 / (fan_in + fan_out))).</summary>
        public static JaxVarianceScaling GlorotUniform { get; } = new(1, FanMode.FanAverage, ScalingDistribution.Uniform);

        /// <summary>A normal cut at ±2 deviations with variance 2 / (fan_in + fan_out) after the cut.</summary>
        public static JaxVarianceScaling GlorotNormal { get; } = new(1, FanMode.FanAverage, ScalingDistribution.TruncatedNormal);

        /// <summary>Another name of <see cref="GlorotUniform"/>.</summary>
        public static JaxVarianceScaling XavierUniform => GlorotUniform;

        /// <summary>Another name of <see cref="GlorotNormal"/>.</summary>
        public static JaxVarianceScaling XavierNormal => GlorotNormal;

        /// <summary>Uniform(±sqrt(6 / fan_in)).</summary>
        public static JaxVarianceScaling HeUniform { get; } = new(2, FanMode.FanIn, ScalingDistribution.Uniform);

        /// <summary>A normal cut at ±2 deviations with variance 2 / fan_in after the cut.</summary>
        public static JaxVarianceScaling HeNormal { get; } = new(2, FanMode.FanIn, ScalingDistribution.TruncatedNormal);

        /// <summary>Another name of <see cref="HeUniform"/>.</summary>
        public static JaxVarianceScaling KaimingUniform => HeUniform;

        /// <summary>Another name of <see cref="HeNormal"/>.</summary>
        public static JaxVarianceScaling KaimingNormal => HeNormal;

        /// <summary>Uniform(±sqrt(3 / fan_in)).</summary>
        public static JaxVarianceScaling LecunUniform { get; } = new(1, FanMode.FanIn, ScalingDistribution.Uniform);

        /// <summary>A normal cut at ±2 deviations with variance 1 / fan_in after the cut.</summary>
        public static JaxVarianceScaling LecunNormal { get; } = new(1, FanMode.FanIn, ScalingDistribution.TruncatedNormal);

        /// <summary>All <paramref name="value"/>.</summary>
        /// <param name="value">Finite; rounded once to the tensor's type.</param>
        public static ConstantInitializer Constant(double value) => new(value);

        /// <inheritdoc cref="JaxUniform"/>
        /// <param name="scale">The bound above, above 0.</param>
        public static JaxUniform Uniform(double scale = 0.01) => new(scale);

        /// <inheritdoc cref="JaxNormal"/>
        /// <param name="stddev">The standard deviation, 0 or more.</param>
        public static JaxNormal Normal(double stddev = 0.01) => new(stddev);

        /// <inheritdoc cref="JaxTruncatedNormal"/>
        /// <param name="stddev">The standard deviation before the truncation, above 0.</param>
        /// <param name="lower">The lower bound in units of the deviation.</param>
        /// <param name="upper">The upper bound in units of the deviation.</param>
        public static JaxTruncatedNormal TruncatedNormal(double stddev = 0.01, double lower = -2, double upper = 2) => new(stddev, lower, upper);

        /// <inheritdoc cref="JaxVarianceScaling"/>
        /// <param name="scale">What the variance times n is.</param>
        /// <param name="mode">What n is.</param>
        /// <param name="distribution">The law.</param>
        public static JaxVarianceScaling VarianceScaling(double scale, FanMode mode, ScalingDistribution distribution) =>
            new(scale, mode, distribution);

        /// <inheritdoc cref="JaxOrthogonal"/>
        /// <param name="scale">The factor.</param>
        /// <param name="columnAxis">The axis of the columns, negative from the end.</param>
        public static JaxOrthogonal Orthogonal(double scale = 1, int columnAxis = -1) => new(scale, columnAxis);

        /// <inheritdoc cref="JaxDeltaOrthogonal"/>
        /// <param name="scale">The factor.</param>
        /// <param name="columnAxis">The axis of the matrix's columns: -1 or 1 for its second, -2 or 0 for its first.</param>
        public static JaxDeltaOrthogonal DeltaOrthogonal(double scale = 1, int columnAxis = -1) => new(scale, columnAxis);
    }
}
