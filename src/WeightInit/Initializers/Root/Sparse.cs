namespace WeightInit;

/// <summary>
/// A matrix of Normal(0, std²) in which every output has ceil(sparsity · inputs) weights of 0, chosen uniformly.
/// </summary>
/// <remarks>
/// Layout (in, out) where the tensor does not say; two axes only. A slice is cut from the whole. Martens 2010, section 5.
/// PyTorch's sparse_ counts the zeros the other way round, along the outputs of each input.
/// </remarks>
public sealed record Sparse : WholeTensorInitializer
{
    /// <param name="sparsity">The fraction of zeros among the inputs of an output, 0 to 1.</param>
    /// <param name="std">The standard deviation of the other weights; finite, 0 or more.</param>
    /// <exception cref="ArgumentException">An argument is outside its range.</exception>
    public Sparse(double sparsity, double std = 0.01)
    {
        Sparsity = sparsity;
        Std = std;
    }

    /// <summary>The fraction of zeros among the inputs of an output, 0 to 1.</summary>
    /// <exception cref="ArgumentException">The value is outside [0, 1].</exception>
    public double Sparsity { get; init => field = NumberRange.Fraction.Check(value, "sparse", "sparsity"); }

    /// <summary>The standard deviation of the other weights; finite, 0 or more.</summary>
    /// <exception cref="ArgumentException">The value is negative, NaN or infinite.</exception>
    public double Std { get; init => field = NumberRange.NonNegative.Check(value, "sparse", "std"); }

    internal static InitializerForm Form { get; } = new(
        "sparse",
        "Normal(0, std²), ceil(sparsity · in) zeros an output",
        [new NumberParameter("sparsity", NumberRange.Fraction), new NumberParameter("std", NumberRange.NonNegative, 0.01)],
        given => new Sparse(given.Number("sparsity"), given.Number("std")));

    internal override InitializerText Text => Form.With(Sparsity, Std);

    internal override MatrixPlacement PlacementIn(TensorSpec tensor)
    {
        MatrixAxes axes = MatrixAxes.Ungrouped(this, tensor);
        if (tensor.Shape.Rank != 2)
            throw new ArgumentException($"{tensor.Name}: {Name} is for matrices, 2 axes; the shape is ({tensor.Shape}).");
        return MatrixPlacement.Of(tensor.Shape, axes.Rows, axes.Columns, (rows, columns) => new SparseLaw(rows, columns, Sparsity, Std));
    }
}
