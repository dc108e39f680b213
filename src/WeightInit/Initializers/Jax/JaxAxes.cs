namespace WeightInit;

/// <summary>JAX's in_axis, out_axis and batch_axis.</summary>
internal readonly record struct JaxAxes(AxisList In, AxisList Out, AxisList Batch)
{
    /// <summary>What jax.nn.initializers takes where nothing is said.</summary>
    internal static JaxAxes Default { get; } = new(-2, -1, []);

    /// <summary>The axes of a layout: by position but for layouts that JAX does not have.</summary>
    internal static JaxAxes Of(WeightLayout layout) =>
        layout.IsDeclared || layout.Name == WeightLayout.OutIn.Name || layout.Name == WeightLayout.TransposedInOut.Name
            ? new(layout.InAxes, layout.OutAxes, layout.BatchAxes)
            : Default;

    /// <summary>
    /// fan_in and fan_out as JAX computes them: the receptive field is the size of the array over that of each list in turn, in
    /// double, so that an axis in two lists makes a fan that need not be whole.
    /// </summary>
    /// <exception cref="ArgumentException">The shape has fewer than two axes, or not one that is named, or is empty.</exception>
    internal (double In, double Out) Fans(Shape shape)
    {
        if (shape.Rank < 2)
            throw new ArgumentException($"JAX has no fans for the shape ({shape}), which has fewer than 2 axes; say the fans outright.");
        double inputs = Size(In, shape);
        double outputs = Size(Out, shape);
        double receptive = shape.Count / inputs / outputs / Size(Batch, shape);
        return double.IsFinite(receptive)
            ? (inputs * receptive, outputs * receptive)
            : throw new ArgumentException($"JAX has no fans for the shape ({shape}), which has no elements; say the fans outright.");
    }

    private static double Size(AxisList axes, Shape shape)
    {
        double size = 1;
        foreach (int axis in axes)
            size *= axis < -shape.Rank || axis >= shape.Rank
                ? throw new ArgumentException($"the shape ({shape}) has no axis {axis}.")
                : shape[axis < 0 ? axis + shape.Rank : axis];
        return size;
    }
}
