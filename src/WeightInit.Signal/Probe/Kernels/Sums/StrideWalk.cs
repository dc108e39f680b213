namespace WeightInit.Signal;

/// <summary>Flat indexes that a walk over a shape meets in memory of other strides.</summary>
internal static class StrideWalk
{
    /// <summary>For each place of the shape, in row-major order, start + Σ place · stride.</summary>
    internal static int[] Indexes(Shape shape, int[] strides, int start)
    {
        int[] indexes = new int[checked((int)shape.Count)];
        int[] place = new int[shape.Rank];
        int at = start;
        for (int i = 0; i < indexes.Length; i++)
        {
            indexes[i] = at;
            for (int axis = shape.Rank - 1; axis >= 0; axis--)
            {
                at += strides[axis];
                if (++place[axis] < shape[axis])
                    break;
                at -= place[axis] * strides[axis];
                place[axis] = 0;
            }
        }

        return indexes;
    }

    /// <summary>The strides of a shape in row-major order.</summary>
    internal static int[] Strides(Shape shape)
    {
        int[] strides = new int[shape.Rank];
        int stride = 1;
        for (int axis = shape.Rank - 1; axis >= 0; axis--)
        {
            strides[axis] = stride;
            stride *= (int)shape[axis];
        }

        return strides;
    }
}
