namespace WeightInit;

/// <summary>Every element the same: torch.nn.init.constant_, zeros_ and ones_ of PyTorch 2.13, <c>bit</c>.</summary>
public sealed record TorchConstant : TorchElementwise
{
    private static readonly InitializerForm Zeros = new("torch.zeros", "0", [], _ => new TorchConstant(0));

    private static readonly InitializerForm Ones = new("torch.ones", "1", [], _ => new TorchConstant(1));

    private static readonly InitializerForm General = new(
        "torch.constant", "val", [new NumberParameter("val", NumberRange.Finite)], given => new TorchConstant(given.Number("val")));

    /// <param name="val">The value, rounded once to the tensor's type; finite.</param>
    /// <exception cref="ArgumentException"><paramref name="val"/> is NaN or infinite.</exception>
    public TorchConstant(double val) => Val = val;

    /// <summary>The value, rounded once to the tensor's type; finite.</summary>
    /// <exception cref="ArgumentException">The value is NaN or infinite.</exception>
    public double Val { get; init => field = NumberRange.Finite.Check(value, "torch.constant", "val"); }

    /// <inheritdoc/>
    public override bool DependsOnFans => false;

    internal static IReadOnlyList<InitializerForm> Forms { get; } = [Zeros, Ones, General];

    internal override InitializerText Text => Val switch
    {
        0 when !double.IsNegative(Val) => Zeros.With(),
        1 => Ones.With(),
        _ => General.With(Val),
    };

    /// <inheritdoc/>
    public override Distribution DistributionFor(TensorSpec tensor) => new Constant(Val);
}
