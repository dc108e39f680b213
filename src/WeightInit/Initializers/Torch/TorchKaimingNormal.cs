namespace WeightInit;

/// <summary>Normal(0, std²) with std = gain / sqrt(fan): torch.nn.init.kaiming_normal_ of PyTorch 2.13.</summary>
/// <remarks>
/// Not truncated. See <see cref="TorchKaiming"/>.
/// </remarks>
public sealed record TorchKaimingNormal : TorchKaiming
{
    /// <param name="a">The negative slope of leaky-relu; not read for other nonlinearities.</param>
    /// <param name="mode"><see cref="FanMode.FanIn"/> or <see cref="FanMode.FanOut"/>.</param>
    /// <param name="nonlinearity">A name of PyTorch's gain table, in kebab-case.</param>
    /// <exception cref="ArgumentException">An argument is outside its range.</exception>
    public TorchKaimingNormal(double a = 0, FanMode mode = FanMode.FanIn, string nonlinearity = "leaky-relu")
        : base(a, mode, nonlinearity)
    {
    }

    internal static InitializerForm Form { get; } =
        Named("torch.kaiming-normal", "Normal(0, gain² / fan)", (a, mode, nonlinearity) => new TorchKaimingNormal(a, mode, nonlinearity));

    private protected override InitializerForm TextForm => Form;

    private protected override Distribution LawOf(double std) => new Normal(0, std);
}
