namespace WeightInit;

/// <summary>
/// A convolution (k…, in, out) that is 0 but in the middle, where scale times a Haar-distributed matrix (in, out) with
/// orthonormal rows stands: jax.nn.initializers.delta_orthogonal of JAX 0.10.2.
/// </summary>
/// <remarks>
/// By position, whatever the layout; 3 to 5 axes, in ≤ out; the middle of an axis of size k is (k - 1) / 2, rounded down. A
/// slice is cut from the whole. Xiao, Bahri, Sohl-Dickstein, Schoenholz, Pennington 2018.
/// </remarks>
public sealed record JaxDeltaOrthogonal : WholeTensorInitializer
{
    /// <param name="scale">The factor; finite.</param>
    /// <param name="columnAxis">The axis of the matrix's columns: -1 or 1 for its second, -2 or 0 for its first.</param>
    /// <exception cref="ArgumentException">An argument is outside its range.</exception>
    public JaxDeltaOrthogonal(double scale = 1, int columnAxis = -1)
    {
        Scale = scale;
        ColumnAxis = columnAxis;
    }

    /// <summary>The factor; finite.</summary>
    /// <exception cref="ArgumentException">The value is NaN or infinite.</exception>
    public double Scale { get; init => field = NumberRange.Finite.Check(value, "jax.delta-orthogonal", "scale"); }

    /// <summary>The axis of the matrix's columns: -1 or 1 for its second, -2 or 0 for its first.</summary>
    /// <exception cref="ArgumentException">The value is another number.</exception>
    public int ColumnAxis { get; init => field = (int)NumberRange.MatrixAxis.Check(value, "jax.delta-orthogonal", "column-axis"); }

    /// <summary>JAX's.</summary>
    public override FanConvention Convention => FanConvention.Jax;

    internal static InitializerForm Form { get; } = new(
        "jax.delta-orthogonal",
        "scale · Haar in the middle of the kernel, else 0",
        [new NumberParameter("scale", NumberRange.Finite, 1), new NumberParameter("column-axis", NumberRange.MatrixAxis, -1)],
        given => new JaxDeltaOrthogonal(given.Number("scale"), given.Axis("column-axis")));

    internal override InitializerText Text => Form.With(Scale, (double)ColumnAxis);

    internal override MatrixPlacement PlacementIn(TensorSpec tensor)
    {
        Shape shape = tensor.Shape;
        if (shape.Rank is < 3 or > 5)
            throw new ArgumentException($"{tensor.Name}: {Name} is for convolutions, 3 to 5 axes; the shape is ({shape}).");
        (long inputs, long outputs) = (shape[^2], shape[^1]);
        if (inputs > outputs)
            throw new ArgumentException($"{tensor.Name}: {Name} needs at most as many inputs as outputs; the shape ({shape}) has {inputs} and {outputs}.");
        MatrixAxes axes = MatrixAxes.Of(this, tensor with { Layout = WeightLayout.InOut });
        (int rows, int columns) = ColumnAxis is -1 or 1 ? (axes.In, axes.Out) : (axes.Out, axes.In);
        MatrixPlacement placement = MatrixPlacement.Of(shape, [rows], [columns], (height, width) => new OrthogonalLaw(height, width, Scale));
        return placement with { Start = axes.Centre(shape, size => (size - 1) / 2) };
    }
}
