namespace WeightInit;

public static partial class Init
{
    /// <summary>torch.nn.init of PyTorch 2.13, with its names, defaults and order of operations; weights are (out, in, …).</summary>
    public static class Torch
    {
        /// <summary>All 0.</summary>
        public static TorchConstant Zeros { get; } = new(0);

        /// <summary>All 1.</summary>
        public static TorchConstant Ones { get; } = new(1);

        /// <inheritdoc cref="TorchEye"/>
        public static TorchEye Eye { get; } = new();

        /// <summary>All <paramref name="val"/>.</summary>
        /// <param name="val">Finite; rounded once to the tensor's type.</param>
        public static TorchConstant Constant(double val) => new(val);

        /// <inheritdoc cref="TorchUniform"/>
        /// <param name="a">The smallest value, included.</param>
        /// <param name="b">The bound above.</param>
        public static TorchUniform Uniform(double a = 0, double b = 1) => new(a, b);

        /// <inheritdoc cref="TorchNormal"/>
        /// <param name="mean">The mean.</param>
        /// <param name="std">The standard deviation, 0 or more.</param>
        public static TorchNormal Normal(double mean = 0, double std = 1) => new(mean, std);

        /// <inheritdoc cref="TorchTruncNormal"/>
        /// <param name="mean">The mean before the truncation.</param>
        /// <param name="std">The standard deviation before the truncation, above 0.</param>
        /// <param name="a">The lower bound, absolute.</param>
        /// <param name="b">The upper bound, absolute.</param>
        public static TorchTruncNormal TruncNormal(double mean = 0, double std = 1, double a = -2, double b = 2) => new(mean, std, a, b);

        /// <inheritdoc cref="TorchXavierUniform"/>
        /// <param name="gain">The factor of the deviation, above 0.</param>
        public static TorchXavierUniform XavierUniform(double gain = 1) => new(gain);

        /// <inheritdoc cref="TorchXavierNormal"/>
        /// <param name="gain">The factor of the deviation, above 0.</param>
        public static TorchXavierNormal XavierNormal(double gain = 1) => new(gain);

        /// <inheritdoc cref="TorchKaimingUniform"/>
        /// <param name="a">The negative slope of leaky-relu; not read for other nonlinearities.</param>
        /// <param name="mode"><see cref="FanMode.FanIn"/> or <see cref="FanMode.FanOut"/>.</param>
        /// <param name="nonlinearity">A name of PyTorch's gain table, in kebab-case.</param>
        public static TorchKaimingUniform KaimingUniform(double a = 0, FanMode mode = FanMode.FanIn, string nonlinearity = "leaky-relu") =>
            new(a, mode, nonlinearity);

        /// <inheritdoc cref="TorchKaimingNormal"/>
        /// <param name="a">The negative slope of leaky-relu; not read for other nonlinearities.</param>
        /// <param name="mode"><see cref="FanMode.FanIn"/> or <see cref="FanMode.FanOut"/>.</param>
        /// <param name="nonlinearity">A name of PyTorch's gain table, in kebab-case.</param>
        public static TorchKaimingNormal KaimingNormal(double a = 0, FanMode mode = FanMode.FanIn, string nonlinearity = "leaky-relu") =>
            new(a, mode, nonlinearity);

        /// <inheritdoc cref="TorchOrthogonal"/>
        /// <param name="gain">The factor.</param>
        public static TorchOrthogonal Orthogonal(double gain = 1) => new(gain);

        /// <inheritdoc cref="TorchSparse"/>
        /// <param name="sparsity">The fraction of zeros in a column, 0 to 1.</param>
        /// <param name="std">The standard deviation of the other weights.</param>
        public static TorchSparse Sparse(double sparsity, double std = 0.01) => new(sparsity, std);

        /// <inheritdoc cref="TorchDirac"/>
        /// <param name="groups">Into how many groups the outputs fall.</param>
        public static TorchDirac Dirac(long groups = 1) => new(groups);
    }
}
