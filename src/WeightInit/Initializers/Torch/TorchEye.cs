namespace WeightInit;

/// <summary>1 on the diagonal of a matrix, 0 elsewhere: torch.nn.init.eye_ of PyTorch 2.13, <c>bit</c>.</summary>
public sealed record TorchEye : PatternInitializer
{
    /// <summary>(out, in, …).</summary>
    public override WeightLayout DefaultLayout => WeightLayout.OutIn;

    /// <summary>PyTorch's.</summary>
    public override FanConvention Convention => FanConvention.Torch;

    internal static InitializerForm Form { get; } = new("torch.eye", "1 on the diagonal", [], _ => new TorchEye());

    internal override InitializerText Text => Form.With();

    private protected override double Entry => 1;

    internal override IEnumerable<Diagonal> DiagonalsOf(TensorSpec tensor) => Identity.Of(tensor, Name);
}
