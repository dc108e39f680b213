namespace WeightInit;

/// <summary>How many elements a weight has along its input axes, its output axes and its receptive field.</summary>
internal readonly record struct WeightExtents(long In, long Out, long Receptive)
{
    /// <summary>The extents of a shape whose input and output axes are these; every other axis is the receptive field.</summary>
    internal static WeightExtents At(Shape shape, int inAxis, int outAxis) =>
        Measure(shape, [inAxis], [outAxis], []);

    /// <summary>The extents as the layout declares the axes, groups and parts aside.</summary>
    /// <exception cref="ArgumentException">An axis is missing, or is in two lists.</exception>
    internal static WeightExtents Of(Shape shape, WeightLayout layout)
    {
        int[] inAxes = layout.Resolve(layout.InAxes, shape);
        int[] outAxes = layout.Resolve(layout.OutAxes, shape);
        int[] batchAxes = layout.Resolve(layout.BatchAxes, shape);
        int[] all = [.. inAxes, .. outAxes, .. batchAxes];
        if (all.Distinct().Count() < all.Length)
            throw new ArgumentException($"the layout {layout} uses an axis of the shape ({shape}) twice; give each axis one meaning.");
        return Measure(shape, inAxes, outAxes, batchAxes);
    }

    /// <summary>fan_in and fan_out: each extent times the receptive field.</summary>
    /// <exception cref="OverflowException">A fan is beyond 2^63 - 1.</exception>
    internal Fans Fans(Shape shape)
    {
        try
        {
            return new Fans(checked(In * Receptive), checked(Out * Receptive));
        }
        catch (OverflowException)
        {
            throw Beyond(shape);
        }
    }

    private static WeightExtents Measure(Shape shape, int[] inAxes, int[] outAxes, int[] batchAxes)
    {
        long inputs = 1;
        long outputs = 1;
        long receptive = 1;
        try
        {
            for (int axis = 0; axis < shape.Rank; axis++)
            {
                if (inAxes.Contains(axis))
                    inputs = checked(inputs * shape[axis]);
                else if (outAxes.Contains(axis))
                    outputs = checked(outputs * shape[axis]);
                else if (!batchAxes.Contains(axis))
                    receptive = checked(receptive * shape[axis]);
            }
        }
        catch (OverflowException)
        {
            throw Beyond(shape);
        }

        return new WeightExtents(inputs, outputs, receptive);
    }

    private static OverflowException Beyond(Shape shape) => new($"the shape ({shape}) has a fan beyond 2^63 - 1.");
}
