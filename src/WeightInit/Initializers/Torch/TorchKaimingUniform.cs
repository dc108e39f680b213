namespace WeightInit;

/// <summary>Uniform(±sqrt(3) · gain / sqrt(fan)): torch.nn.init.kaiming_uniform_ of PyTorch 2.13.</summary>
/// <remarks>
/// In PyTorch's order: <c>bound = sqrt(3.0) * std</c>. With a = sqrt(5) the default of Linear and Conv, Uniform(±1 / sqrt(fan_in)).
/// See <see cref="TorchKaiming"/>.
/// </remarks>
public sealed record TorchKaimingUniform : TorchKaiming
{
    /// <param name="a">The negative slope of leaky-relu; not read for other nonlinearities.</param>
    /// <param name="mode"><see cref="FanMode.FanIn"/> or <see cref="FanMode.FanOut"/>.</param>
    /// <param name="nonlinearity">A name of PyTorch's gain table, in kebab-case.</param>
    /// <exception cref="ArgumentException">An argument is outside its range.</exception>
    public TorchKaimingUniform(double a = 0, FanMode mode = FanMode.FanIn, string nonlinearity = "leaky-relu")
        : base(a, mode, nonlinearity)
    {
    }

    internal static InitializerForm Form { get; } =
        Named("torch.kaiming-uniform", "Uniform(±gain · sqrt(3 / fan))", (a, mode, nonlinearity) => new TorchKaimingUniform(a, mode, nonlinearity));

    private protected override InitializerForm TextForm => Form;

    private protected override Distribution LawOf(double std)
    {
        double bound = Math.Sqrt(3.0) * std;
        return new Uniform(-bound, bound);
    }
}
