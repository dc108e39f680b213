namespace WeightInit;

/// <summary>Uniform(±sqrt(3) · std) with std = gain · sqrt(2 / (fan_in + fan_out)): torch.nn.init.xavier_uniform_ of PyTorch 2.13.</summary>
/// <remarks>In PyTorch's order: <c>a = sqrt(3.0) * std</c>. See <see cref="TorchXavier"/>.</remarks>
public sealed record TorchXavierUniform : TorchXavier
{
    /// <param name="gain">The factor of the deviation; finite, above 0.</param>
    /// <exception cref="ArgumentException"><paramref name="gain"/> is outside its range.</exception>
    public TorchXavierUniform(double gain = 1)
        : base(gain)
    {
    }

    internal static InitializerForm Form { get; } =
        Named("torch.xavier-uniform", "Uniform(±gain · sqrt(6 / (fan_in + fan_out)))", gain => new TorchXavierUniform(gain));

    private protected override InitializerForm TextForm => Form;

    /// <inheritdoc/>
    public override Distribution DistributionFor(TensorSpec tensor)
    {
        double limit = Math.Sqrt(3.0) * StdFor(tensor);
        return new Uniform(-limit, limit);
    }
}
