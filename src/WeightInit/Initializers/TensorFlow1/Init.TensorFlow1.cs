namespace WeightInit;

public static partial class Init
{
    /// <summary>tf.contrib.layers of TensorFlow 1, with its names, defaults and order of operations; weights are (…, in, out).</summary>
    public static class TensorFlow1
    {
        /// <summary>He's law as its documentation gives it: factor 2, fan-in, a truncated normal.</summary>
        public static TensorFlow1VarianceScaling Msra { get; } = new(2, FanMode.FanIn, false);

        /// <summary>Caffe's law: factor 1, fan-in, uniform.</summary>
        public static TensorFlow1VarianceScaling Caffe { get; } = new(1, FanMode.FanIn, true);

        /// <summary>Glorot's law: factor 1, fan-avg, uniform.</summary>
        public static TensorFlow1VarianceScaling Glorot { get; } = new(1, FanMode.FanAverage, true);

        /// <summary>xavier_initializer: factor 1, fan-avg.</summary>
        /// <param name="uniform">Whether the law is uniform (true) or a truncated normal (false).</param>
        public static TensorFlow1VarianceScaling Xavier(bool uniform = true) => new(1, FanMode.FanAverage, uniform);

        /// <inheritdoc cref="TensorFlow1VarianceScaling"/>
        /// <param name="factor">What the variance times n is, about.</param>
        /// <param name="mode">What n is.</param>
        /// <param name="uniform">Whether the law is uniform (true) or a truncated normal (false).</param>
        public static TensorFlow1VarianceScaling VarianceScaling(double factor = 2, FanMode mode = FanMode.FanIn, bool uniform = false) =>
            new(factor, mode, uniform);
    }
}
