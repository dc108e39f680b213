namespace WeightInit;

/// <summary>
/// A convolution that hands as many channels through as it can: torch.nn.init.dirac_ of PyTorch 2.13, <c>bit</c>.
/// </summary>
/// <remarks>By position, (out, in, k…), whatever the layout, as PyTorch does it. See <see cref="Dirac"/>.</remarks>
public sealed record TorchDirac : PatternInitializer
{
    /// <param name="groups">Into how many groups the outputs fall; 1 or more, a divisor of their number.</param>
    /// <exception cref="ArgumentException"><paramref name="groups"/> is below 1.</exception>
    public TorchDirac(long groups = 1) => Groups = groups;

    /// <summary>Into how many groups the outputs fall.</summary>
    /// <exception cref="ArgumentException">The value is below 1.</exception>
    public long Groups { get; init => field = (long)NumberRange.Count.Check(value, "torch.dirac", "groups"); }

    /// <summary>(out, in, …).</summary>
    public override WeightLayout DefaultLayout => WeightLayout.OutIn;

    /// <summary>PyTorch's.</summary>
    public override FanConvention Convention => FanConvention.Torch;

    internal static InitializerForm Form { get; } = new(
        "torch.dirac",
        "1 in the middle of the kernel from input d to output d of a group",
        [new NumberParameter("groups", NumberRange.Count, 1)],
        given => new TorchDirac(given.Count("groups")));

    internal override InitializerText Text => Form.With((double)Groups);

    private protected override double Entry => 1;

    internal override IEnumerable<Diagonal> DiagonalsOf(TensorSpec tensor) =>
        Dirac.Of(tensor, Name, MatrixAxes.Of(this, tensor with { Layout = WeightLayout.OutIn }), Groups);
}
