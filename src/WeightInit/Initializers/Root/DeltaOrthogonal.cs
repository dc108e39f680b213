namespace WeightInit;

/// <summary>
/// A convolution that is 0 but in the middle of its receptive field, where gain times a matrix with orthonormal rows stands.
/// </summary>
/// <remarks>
/// The matrix is (in, out) with in ≤ out; the middle of an axis of size k is (k - 1) / 2, rounded down. Convolutions in one to
/// three dimensions; layout (…, in, out) where the tensor does not say. A slice is cut from the whole.
/// Xiao, Bahri, Sohl-Dickstein, Schoenholz, Pennington 2018, algorithm 1.
/// </remarks>
public sealed record DeltaOrthogonal : WholeTensorInitializer
{
    /// <param name="gain">The factor; finite.</param>
    /// <exception cref="ArgumentException"><paramref name="gain"/> is NaN or infinite.</exception>
    public DeltaOrthogonal(double gain = 1) => Gain = gain;

    /// <summary>The factor; finite.</summary>
    /// <exception cref="ArgumentException">The value is NaN or infinite.</exception>
    public double Gain { get; init => field = NumberRange.Finite.Check(value, "delta-orthogonal", "gain"); }

    internal static InitializerForm Form { get; } = new(
        "delta-orthogonal",
        "gain · Haar in the middle of the kernel, else 0",
        [new NumberParameter("gain", NumberRange.Finite, 1)],
        given => new DeltaOrthogonal(given.Number("gain")));

    internal override InitializerText Text => Form.With(Gain);

    internal override MatrixPlacement PlacementIn(TensorSpec tensor)
    {
        MatrixAxes axes = MatrixAxes.Ungrouped(this, tensor);
        Shape shape = tensor.Shape;
        if (shape.Rank is < 3 or > 5)
            throw new ArgumentException($"{tensor.Name}: {Name} is for convolutions, 3 to 5 axes; the shape is ({shape}).");
        if (shape[axes.In] > shape[axes.Out])
            throw new ArgumentException($"{tensor.Name}: {Name} needs at most as many inputs as outputs; the shape ({shape}) has {shape[axes.In]} and {shape[axes.Out]}.");
        MatrixPlacement placement = MatrixPlacement.Of(shape, [axes.In], [axes.Out], (rows, columns) => new OrthogonalLaw(rows, columns, Gain) { IsDelta = true });
        return placement with { Start = axes.Centre(shape, size => (size - 1) / 2) };
    }
}
