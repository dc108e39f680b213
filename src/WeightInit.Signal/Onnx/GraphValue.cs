namespace WeightInit.Signal;

/// <summary>What a name of a graph stands for, with the shape that the graph has for it: the batch axis, of size 1, included.</summary>
internal abstract record GraphValue(Shape Shape)
{
    /// <summary>The shape of one sample: without the first axis of size 1. The numbers and their order are the same.</summary>
    internal static Shape SampleOf(Shape shape)
    {
        int batch = BatchAxis(shape);
        return batch < 0 ? shape : Without(shape, batch);
    }

    /// <summary>The first axis of size 1 that is none of these; -1 where there is none.</summary>
    internal static int BatchAxis(Shape shape, params ReadOnlySpan<int> others)
    {
        for (int axis = 0; axis < shape.Rank; axis++)
        {
            if (shape[axis] == 1 && !others.Contains(axis))
                return axis;
        }

        return -1;
    }

    /// <summary>The shape without an axis; as it is for -1.</summary>
    internal static Shape Without(Shape shape, int axis) =>
        axis < 0 ? shape : Shape.Of([.. shape.Axes[..axis], .. shape.Axes[(axis + 1)..]]);
}

/// <summary>Numbers that depend on an input.</summary>
/// <param name="Draft">The node that makes them, in the shape of one sample.</param>
/// <param name="Shape">The graph's shape.</param>
internal sealed record GraphSignal(Draft Draft, Shape Shape) : GraphValue(Shape)
{
    /// <summary>Where it is a function of one number of another signal, number by number: which signal, and the function.</summary>
    internal (GraphSignal Of, ScalarFunction Function)? Pointwise { get; init; }
}

/// <summary>A weight, perhaps seen with its last two axes swapped or in another shape.</summary>
/// <param name="Spec">The tensor.</param>
/// <param name="Shape">The shape in which it is seen.</param>
/// <param name="IsSwapped">Whether the last two axes are swapped; the numbers are not in the tensor's order then.</param>
internal sealed record GraphWeight(TensorSpec Spec, Shape Shape, bool IsSwapped) : GraphValue(Shape);
