namespace WeightInit;

/// <summary>The standard deviation of torch.nn.init.kaiming_uniform_ and kaiming_normal_.</summary>
/// <remarks>
/// In PyTorch's order: <c>gain = calculate_gain(nonlinearity, a)</c>, <c>std = gain / sqrt(fan)</c>. Fans by
/// <see cref="FanConvention.Torch"/>; layout (out, in, …) where the tensor does not say. As in PyTorch, a tensor without elements
/// is left as it is. He, Zhang, Ren, Sun 2015, equations 10 and 15.
/// </remarks>
public abstract record TorchKaiming : TorchElementwise
{
    private static readonly NameParameter NonlinearityParameter = new("nonlinearity", TorchGain.Names(), "leaky-relu");

    private static readonly InitializerParameter[] Parameters =
    [
        new NumberParameter("a", NumberRange.Finite, 0),
        new WordParameter<FanMode>("mode", FanModes.Two, FanMode.FanIn),
        NonlinearityParameter,
    ];

    private protected TorchKaiming(double a, FanMode mode, string nonlinearity)
    {
        A = a;
        Mode = mode;
        Nonlinearity = nonlinearity;
    }

    /// <summary>The negative slope of leaky-relu, finite; not read for other nonlinearities. 0 makes it relu.</summary>
    /// <exception cref="ArgumentException">The value is NaN or infinite.</exception>
    public double A { get; init => field = NumberRange.Finite.Check(value, TextForm.Name, "a"); }

    /// <summary>Which fan: <see cref="FanMode.FanIn"/> or <see cref="FanMode.FanOut"/>.</summary>
    /// <exception cref="ArgumentException">The value is another mode.</exception>
    public FanMode Mode { get; init => field = FanModes.Two.Check(value, TextForm.Name, "mode"); }

    /// <summary>A name of PyTorch's gain table, in kebab-case (<see cref="TorchGain.Names"/>).</summary>
    /// <exception cref="ArgumentException">The table has no such name.</exception>
    public string Nonlinearity { get; init => field = NonlinearityParameter.Check(value, TextForm.Name); }

    /// <inheritdoc/>
    public override bool DependsOnFans => true;

    internal override InitializerText Text => TextForm.With(A, Mode, Nonlinearity);

    private protected abstract InitializerForm TextForm { get; }

    /// <inheritdoc/>
    public sealed override Distribution DistributionFor(TensorSpec tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        return tensor.Shape.Count == 0 ? new Constant(0) : LawOf(TorchGain.Of(Nonlinearity, A) / Math.Sqrt(Mode.Of(this, tensor)));
    }

    /// <summary>The law with this standard deviation.</summary>
    private protected abstract Distribution LawOf(double std);

    private protected static InitializerForm Named(string name, string law, Func<double, FanMode, string, Initializer> make) =>
        new(name, law, Parameters, given => make(given.Number("a"), given.Get<FanMode>("mode"), given.Get<string>("nonlinearity")));
}
