namespace WeightInit.Signal;

/// <summary>The singular values of a matrix: a weight as (outputs, inputs), or what small changes of the input do to the output.</summary>
/// <param name="Values">In descending order, as many as the smaller side.</param>
public sealed record Spectrum(IReadOnlyList<double> Values)
{
    /// <summary>The largest side of a matrix whose singular values are taken without being asked for.</summary>
    internal const int UsualSide = 256;

    /// <summary>The largest.</summary>
    public double Largest => Values.Count == 0 ? 0 : Values[0];

    /// <summary>The smallest; below a hundred-millionth of the largest it is rounding.</summary>
    public double Smallest => Values.Count == 0 ? 0 : Values[^1];

    /// <summary>The mean of their squares.</summary>
    public double MeanSquare => Values.Count == 0 ? 0 : Values.Average(value => value * value);

    /// <summary>The variance of their squares over the square of the mean: 0 of an isometry, 1 of a square Gaussian matrix.</summary>
    public double SquareVariance
    {
        get
        {
            double mean = MeanSquare;
            return mean > 0 ? Values.Average(value => ((value * value) - mean) * ((value * value) - mean)) / (mean * mean) : 0;
        }
    }

    /// <summary>The singular values of a row-major matrix: the roots of the eigenvalues of its smaller product with itself.</summary>
    /// <param name="matrix">Row-major.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="columns">Columns.</param>
    public static Spectrum Of(float[] matrix, int rows, int columns)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        if (matrix.Length != (long)rows * columns)
            throw new ArgumentException($"A matrix of {rows} × {columns} has not {matrix.Length} elements.", nameof(matrix));
        double[] values = Array.ConvertAll(matrix, value => (double)value);
        if (values.Any(value => !double.IsFinite(value)))
            return new Spectrum([]);
        int side = Math.Min(rows, columns);
        double[] product = new double[side * side];
        MatrixView<double> view = MatrixView<double>.Rows(values, columns);
        MatrixView<double> left = rows <= columns ? view : view.Transposed;
        Products.Accumulate(side, side, Math.Max(rows, columns), left, left.Transposed, product, 0, side);
        return new Spectrum([.. SymmetricEigenvalues.Of(product, side).Reverse().Select(value => Math.Sqrt(Math.Max(0, value)))]);
    }

    /// <summary>The singular values of a weight as (outputs, inputs · window); null for what is no matrix, or a large one.</summary>
    internal static Spectrum? OfWeight(TensorSpec spec, float[] values)
    {
        if (spec.Role != TensorRole.Kernel || spec.Shape.Rank < 2 || spec.Shape.Count == 0)
            return null;
        int outputs = (int)(Dense.IsInOut(spec) ? spec.Shape[^1] : spec.Shape[0]), inputs = values.Length / outputs;
        return Math.Min(outputs, inputs) > UsualSide || values.Length > 1 << 20 ? null
            : Dense.IsInOut(spec) ? Of(values, inputs, outputs) : Of(values, outputs, inputs);
    }
}
