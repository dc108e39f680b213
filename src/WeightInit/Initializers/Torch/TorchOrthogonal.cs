namespace WeightInit;

/// <summary>Gain times a Haar-distributed orthogonal matrix (shape[0], the rest): torch.nn.init.orthogonal_ of PyTorch 2.13.</summary>
/// <remarks>By position, whatever the layout and the groups, as PyTorch does it. A slice is cut from the whole. Saxe, McClelland, Ganguli 2014.</remarks>
public sealed record TorchOrthogonal : WholeTensorInitializer
{
    /// <param name="gain">The factor; finite.</param>
    /// <exception cref="ArgumentException"><paramref name="gain"/> is NaN or infinite.</exception>
    public TorchOrthogonal(double gain = 1) => Gain = gain;

    /// <summary>The factor; finite.</summary>
    /// <exception cref="ArgumentException">The value is NaN or infinite.</exception>
    public double Gain { get; init => field = NumberRange.Finite.Check(value, "torch.orthogonal", "gain"); }

    /// <summary>(out, in, …).</summary>
    public override WeightLayout DefaultLayout => WeightLayout.OutIn;

    /// <summary>PyTorch's.</summary>
    public override FanConvention Convention => FanConvention.Torch;

    internal static InitializerForm Form { get; } = new(
        "torch.orthogonal",
        "gain · Haar",
        [new NumberParameter("gain", NumberRange.Finite, 1)],
        given => new TorchOrthogonal(given.Number("gain")));

    internal override InitializerText Text => Form.With(Gain);

    internal override MatrixPlacement PlacementIn(TensorSpec tensor)
    {
        Shape shape = tensor.Shape;
        if (shape.Rank < 2)
            throw new ArgumentException($"{tensor.Name}: {Name} needs 2 axes or more; the shape is ({shape}).");
        return MatrixPlacement.Of(shape, [0], [.. Enumerable.Range(1, shape.Rank - 1)], (rows, columns) => new OrthogonalLaw(rows, columns, Gain));
    }
}
