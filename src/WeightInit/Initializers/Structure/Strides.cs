namespace WeightInit;

/// <summary>How many elements of a row-major tensor lie between neighbours along an axis.</summary>
internal static class Strides
{
    internal static long[] Of(Shape shape)
    {
        long[] strides = new long[shape.Rank];
        long stride = 1;
        for (int axis = shape.Rank - 1; axis >= 0; axis--)
        {
            strides[axis] = stride;
            stride = shape.Count == 0 ? 0 : stride * shape[axis];
        }

        return strides;
    }

    /// <summary>The flat offsets of all places along some axes, the last axis fastest.</summary>
    internal static long[] Offsets(Shape shape, IReadOnlyList<int> axes)
    {
        long[] strides = Of(shape);
        long[] offsets = [0];
        foreach (int axis in axes)
        {
            long[] longer = new long[checked(offsets.Length * shape[axis])];
            for (int i = 0; i < longer.Length; i++)
                longer[i] = offsets[i / shape[axis]] + (i % shape[axis] * strides[axis]);
            offsets = longer;
        }

        return offsets;
    }
}
