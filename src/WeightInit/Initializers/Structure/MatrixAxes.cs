namespace WeightInit;

/// <summary>The axes of a weight as those of a matrix: (inputs and receptive field, outputs).</summary>
/// <param name="Rows">Every axis that is not an output, in order.</param>
/// <param name="Columns">The output axes.</param>
/// <param name="In">The single input axis.</param>
/// <param name="Out">The single output axis.</param>
/// <param name="Field">The axes of the receptive field.</param>
internal sealed record MatrixAxes(int[] Rows, int[] Columns, int In, int Out, int[] Field)
{
    /// <summary>The axes by our own convention.</summary>
    /// <exception cref="ArgumentException">
    /// The layout does not fit the shape, has more or less than one input and one output axis, stacks kernels of their own, or
    /// packs several matrices.
    /// </exception>
    internal static MatrixAxes Of(Initializer initializer, TensorSpec tensor)
    {
        WeightLayout layout = tensor.Layout ?? initializer.DefaultLayout;
        return tensor.Naming(() => Of(initializer.Name, layout, tensor.Shape));
    }

    /// <summary>The same, for a law that is not defined for groups.</summary>
    /// <exception cref="ArgumentException">There are groups, or see <see cref="Of(Initializer, TensorSpec)"/>.</exception>
    internal static MatrixAxes Ungrouped(Initializer initializer, TensorSpec tensor) => tensor.Layout is { Groups: > 1 } layout
        ? throw new ArgumentException($"{tensor.Name}: {initializer.Name} is not defined for the layout {layout}; draw each group under a name of its own.")
        : Of(initializer, tensor);

    private static MatrixAxes Of(string name, WeightLayout layout, Shape shape)
    {
        if (layout.IsPacked)
            throw Refused("draw each packed matrix under a name of its own");
        if (layout.BatchAxes.Count > 0 || layout.InAxes.Count != 1 || layout.OutAxes.Count != 1)
            throw Refused("give a layout with one axis of inputs and one of outputs");
        int input = layout.Resolve(layout.InAxes, shape)[0];
        int output = layout.Resolve(layout.OutAxes, shape)[0];
        if (input == output)
            throw Refused("give inputs and outputs an axis each");
        int[] rows = [.. Enumerable.Range(0, shape.Rank).Where(axis => axis != output)];
        return new MatrixAxes(rows, [output], input, output, [.. rows.Where(axis => axis != input)]);

        ArgumentException Refused(string cure) => new($"{name} is not defined for the layout {layout}; {cure}.");
    }

    /// <summary>The flat offset of the middle of the receptive field.</summary>
    /// <param name="shape">The shape.</param>
    /// <param name="middle">The place of the middle on an axis of a size.</param>
    internal long Centre(Shape shape, Func<long, long> middle)
    {
        long[] strides = Strides.Of(shape);
        return Field.Sum(axis => middle(shape[axis]) * strides[axis]);
    }
}
