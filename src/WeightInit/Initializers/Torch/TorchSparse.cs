namespace WeightInit;

/// <summary>
/// Normal(0, std²) in which every column has ceil(sparsity · rows) zeros, chosen uniformly: torch.nn.init.sparse_ of PyTorch 2.13.
/// </summary>
/// <remarks>
/// A column holds the weights of one input in PyTorch's (out, in); Martens 2010 and <see cref="Sparse"/> thin out the inputs of
/// an output. Two axes only. A slice is cut from the whole.
/// </remarks>
public sealed record TorchSparse : WholeTensorInitializer
{
    /// <param name="sparsity">The fraction of zeros in a column, 0 to 1.</param>
    /// <param name="std">The standard deviation of the other weights; finite, 0 or more.</param>
    /// <exception cref="ArgumentException">An argument is outside its range.</exception>
    public TorchSparse(double sparsity, double std = 0.01)
    {
        Sparsity = sparsity;
        Std = std;
    }

    /// <summary>The fraction of zeros in a column, 0 to 1.</summary>
    /// <exception cref="ArgumentException">The value is outside [0, 1].</exception>
    public double Sparsity { get; init => field = NumberRange.Fraction.Check(value, "torch.sparse", "sparsity"); }

    /// <summary>The standard deviation of the other weights; finite, 0 or more.</summary>
    /// <exception cref="ArgumentException">The value is negative, NaN or infinite.</exception>
    public double Std { get; init => field = NumberRange.NonNegative.Check(value, "torch.sparse", "std"); }

    /// <summary>(out, in, …).</summary>
    public override WeightLayout DefaultLayout => WeightLayout.OutIn;

    /// <summary>PyTorch's.</summary>
    public override FanConvention Convention => FanConvention.Torch;

    internal static InitializerForm Form { get; } = new(
        "torch.sparse",
        "Normal(0, std²), ceil(sparsity · rows) zeros a column",
        [new NumberParameter("sparsity", NumberRange.Fraction), new NumberParameter("std", NumberRange.NonNegative, 0.01)],
        given => new TorchSparse(given.Number("sparsity"), given.Number("std")));

    internal override InitializerText Text => Form.With(Sparsity, Std);

    internal override MatrixPlacement PlacementIn(TensorSpec tensor) => tensor.Shape.Rank == 2
        ? MatrixPlacement.Of(tensor.Shape, [0], [1], (rows, columns) => new SparseLaw(rows, columns, Sparsity, Std))
        : throw new ArgumentException($"{tensor.Name}: {Name} is for matrices, 2 axes; the shape is ({tensor.Shape}).");
}
