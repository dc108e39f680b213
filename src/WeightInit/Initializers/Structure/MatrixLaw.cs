namespace WeightInit;

/// <summary>
/// The law of a whole matrix, whose elements are not independent: plain data that a <see cref="RandomKey"/> or a
/// <see cref="RandomStream"/> draws, row-major.
/// </summary>
/// <param name="Rows">The number of rows.</param>
/// <param name="Columns">The number of columns.</param>
internal abstract record MatrixLaw(long Rows, long Columns);

/// <summary>
/// Gain times a matrix with orthonormal columns, or rows where there are fewer of them, uniformly distributed among all such
/// matrices (Haar measure).
/// </summary>
/// <param name="Rows">The number of rows.</param>
/// <param name="Columns">The number of columns.</param>
/// <param name="Gain">The factor.</param>
internal sealed record OrthogonalLaw(long Rows, long Columns, double Gain) : MatrixLaw(Rows, Columns)
{
    /// <summary>Whether it is the middle of a convolution that is 0 elsewhere, a law that not every library has.</summary>
    internal bool IsDelta { get; init; }

    public override string ToString() => $"{(IsDelta ? "a delta-orthogonal convolution of" : "an orthogonal matrix of")} {Rows} rows and {Columns} columns";
}

/// <summary>Normal(0, std²), but in every column ceil(sparsity · rows) elements, chosen uniformly, are 0.</summary>
/// <param name="Rows">The number of rows.</param>
/// <param name="Columns">The number of columns.</param>
/// <param name="Sparsity">The fraction of zeros in a column.</param>
/// <param name="Std">The standard deviation of the rest.</param>
internal sealed record SparseLaw(long Rows, long Columns, double Sparsity, double Std) : MatrixLaw(Rows, Columns)
{
    /// <summary>How many elements of a column are 0: ceil(sparsity · rows), the product in double, as PyTorch counts.</summary>
    internal long Zeros => (long)Math.Ceiling(Sparsity * Rows);

    public override string ToString() => $"a sparse matrix of {Rows} rows and {Columns} columns";
}
