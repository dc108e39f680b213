namespace WeightInit;

/// <summary>
/// Gain times a matrix with orthonormal columns, or rows where there are fewer of them, uniformly distributed among all such
/// matrices (Haar measure).
/// </summary>
/// <remarks>
/// The matrix is (inputs · receptive field, outputs), whatever the order of the axes; layout (…, in, out) where the tensor does
/// not say. Groups and packed matrices are refused: draw each under a name of its own. A slice is cut from the whole.
/// Saxe, McClelland, Ganguli 2014, section 3; drawn by the reflectors of Stewart 1980.
/// </remarks>
public sealed record Orthogonal : WholeTensorInitializer
{
    /// <param name="gain">The factor; finite.</param>
    /// <exception cref="ArgumentException"><paramref name="gain"/> is NaN or infinite.</exception>
    public Orthogonal(double gain = 1) => Gain = gain;

    /// <summary>The factor; finite.</summary>
    /// <exception cref="ArgumentException">The value is NaN or infinite.</exception>
    public double Gain { get; init => field = NumberRange.Finite.Check(value, "orthogonal", "gain"); }

    internal static InitializerForm Form { get; } = new(
        "orthogonal",
        "gain · Haar",
        [new NumberParameter("gain", NumberRange.Finite, 1)],
        given => new Orthogonal(given.Number("gain")));

    internal override InitializerText Text => Form.With(Gain);

    internal override MatrixPlacement PlacementIn(TensorSpec tensor)
    {
        MatrixAxes axes = MatrixAxes.Ungrouped(this, tensor);
        return MatrixPlacement.Of(tensor.Shape, axes.Rows, axes.Columns, (rows, columns) => new OrthogonalLaw(rows, columns, Gain));
    }
}
