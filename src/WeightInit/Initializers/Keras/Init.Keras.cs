namespace WeightInit;

public static partial class Init
{
    /// <summary>keras.initializers of Keras 3.15.1, with its names, defaults and order of operations; weights are (…, in, out).</summary>
    public static class Keras
    {
        /// <summary>All 0.</summary>
        public static ConstantInitializer Zeros => Init.Zeros;

        /// <summary>All 1.</summary>
        public static ConstantInitializer Ones => Init.Ones;

        /// <summary>Uniform(±sqrt(6 / (fan_in + fan_out))).</summary>
        public static KerasVarianceScaling GlorotUniform { get; } = new(1, FanMode.FanAverage, ScalingDistribution.Uniform);

        /// <summary>A normal cut at ±2 deviations with variance 2 / (fan_in + fan_out) after the cut.</summary>
        public static KerasVarianceScaling GlorotNormal { get; } = new(1, FanMode.FanAverage);

        /// <summary>Uniform(±sqrt(6 / fan_in)).</summary>
        public static KerasVarianceScaling HeUniform { get; } = new(2, FanMode.FanIn, ScalingDistribution.Uniform);

        /// <summary>A normal cut at ±2 deviations with variance 2 / fan_in after the cut.</summary>
        public static KerasVarianceScaling HeNormal { get; } = new(2);

        /// <summary>Uniform(±sqrt(3 / fan_in)).</summary>
        public static KerasVarianceScaling LecunUniform { get; } = new(1, FanMode.FanIn, ScalingDistribution.Uniform);

        /// <summary>A normal cut at ±2 deviations with variance 1 / fan_in after the cut.</summary>
        public static KerasVarianceScaling LecunNormal { get; } = new(1);

        /// <summary>All <paramref name="value"/>.</summary>
        /// <param name="value">Finite; rounded once to the tensor's type.</param>
        public static ConstantInitializer Constant(double value = 0) => new(value);

        /// <inheritdoc cref="KerasRandomUniform"/>
        /// <param name="minval">The smallest value, included.</param>
        /// <param name="maxval">The bound above.</param>
        public static KerasRandomUniform RandomUniform(double minval = -0.05, double maxval = 0.05) => new(minval, maxval);

        /// <inheritdoc cref="KerasRandomNormal"/>
        /// <param name="mean">The mean.</param>
        /// <param name="stddev">The standard deviation, 0 or more.</param>
        public static KerasRandomNormal RandomNormal(double mean = 0, double stddev = 0.05) => new(mean, stddev);

        /// <inheritdoc cref="KerasTruncatedNormal"/>
        /// <param name="mean">The mean.</param>
        /// <param name="stddev">The standard deviation before the truncation, above 0.</param>
        public static KerasTruncatedNormal TruncatedNormal(double mean = 0, double stddev = 0.05) => new(mean, stddev);

        /// <inheritdoc cref="KerasVarianceScaling"/>
        /// <param name="scale">What the variance times n is.</param>
        /// <param name="mode">What n is.</param>
        /// <param name="distribution">The law.</param>
        public static KerasVarianceScaling VarianceScaling(
            double scale = 1, FanMode mode = FanMode.FanIn, ScalingDistribution distribution = ScalingDistribution.TruncatedNormal) =>
            new(scale, mode, distribution);

        /// <inheritdoc cref="KerasOrthogonal"/>
        /// <param name="gain">The factor.</param>
        public static KerasOrthogonal Orthogonal(double gain = 1) => new(gain);

        /// <inheritdoc cref="KerasStft"/>
        /// <param name="side"><c>real</c> or <c>imag</c>.</param>
        /// <param name="window"><c>hann</c>, <c>hamming</c>, <c>blackman</c>, <c>bartlett</c>, <c>boxcar</c> or <c>none</c>.</param>
        /// <param name="scaling"><c>density</c>, <c>spectrum</c> or <c>none</c>.</param>
        /// <param name="periodic">Whether the window is one period of a periodic one.</param>
        public static KerasStft Stft(string side, string window = "hann", string scaling = "density", bool periodic = false) =>
            new(side, window, scaling, periodic);

        /// <inheritdoc cref="KerasUnitForgetBias"/>
        public static KerasUnitForgetBias UnitForgetBias { get; } = new();

        /// <inheritdoc cref="WeightInit.Identity"/>
        /// <param name="gain">The value on the diagonal.</param>
        public static Identity Identity(double gain = 1) => new(gain);
    }
}
