namespace WeightInit;

/// <summary>
/// Scale times a Haar-distributed orthogonal matrix (the rest, shape[column_axis]): jax.nn.initializers.orthogonal of JAX 0.10.2.
/// </summary>
/// <remarks>By position, whatever the layout. A slice is cut from the whole. Saxe, McClelland, Ganguli 2014.</remarks>
public sealed record JaxOrthogonal : WholeTensorInitializer
{
    /// <param name="scale">The factor; finite.</param>
    /// <param name="columnAxis">The axis of the columns, negative from the end.</param>
    /// <exception cref="ArgumentException"><paramref name="scale"/> is NaN or infinite.</exception>
    public JaxOrthogonal(double scale = 1, int columnAxis = -1)
    {
        Scale = scale;
        ColumnAxis = columnAxis;
    }

    /// <summary>The factor; finite.</summary>
    /// <exception cref="ArgumentException">The value is NaN or infinite.</exception>
    public double Scale { get; init => field = NumberRange.Finite.Check(value, "jax.orthogonal", "scale"); }

    /// <summary>The axis of the columns, negative from the end.</summary>
    public int ColumnAxis { get; init; }

    /// <summary>JAX's.</summary>
    public override FanConvention Convention => FanConvention.Jax;

    internal static InitializerForm Form { get; } = new(
        "jax.orthogonal",
        "scale · Haar",
        [new NumberParameter("scale", NumberRange.Finite, 1), new NumberParameter("column-axis", NumberRange.Axis, -1)],
        given => new JaxOrthogonal(given.Number("scale"), given.Axis("column-axis")));

    internal override InitializerText Text => Form.With(Scale, (double)ColumnAxis);

    internal override MatrixPlacement PlacementIn(TensorSpec tensor)
    {
        Shape shape = tensor.Shape;
        if (shape.Rank < 2)
            throw new ArgumentException($"{tensor.Name}: {Name} needs 2 axes or more; the shape is ({shape}).");
        int column = ColumnAxis < 0 ? ColumnAxis + shape.Rank : ColumnAxis;
        if (column < 0 || column >= shape.Rank)
            throw new ArgumentException($"{tensor.Name}: the shape ({shape}) has no axis {ColumnAxis}.");
        return MatrixPlacement.Of(
            shape, [.. Enumerable.Range(0, shape.Rank).Where(axis => axis != column)], [column], (rows, columns) => new OrthogonalLaw(rows, columns, Scale));
    }
}
