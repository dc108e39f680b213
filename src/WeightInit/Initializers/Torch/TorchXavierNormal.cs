namespace WeightInit;

/// <summary>Normal(0, std²) with std = gain · sqrt(2 / (fan_in + fan_out)): torch.nn.init.xavier_normal_ of PyTorch 2.13.</summary>
/// <remarks>Not truncated. See <see cref="TorchXavier"/>.</remarks>
public sealed record TorchXavierNormal : TorchXavier
{
    /// <param name="gain">The factor of the deviation; finite, above 0.</param>
    /// <exception cref="ArgumentException"><paramref name="gain"/> is outside its range.</exception>
    public TorchXavierNormal(double gain = 1)
        : base(gain)
    {
    }

    internal static InitializerForm Form { get; } =
        Named("torch.xavier-normal", "Normal(0, gain² · 2 / (fan_in + fan_out))", gain => new TorchXavierNormal(gain));

    private protected override InitializerForm TextForm => Form;

    /// <inheritdoc/>
    public override Distribution DistributionFor(TensorSpec tensor) => new Normal(0, StdFor(tensor));
}
