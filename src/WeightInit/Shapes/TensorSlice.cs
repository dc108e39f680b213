namespace WeightInit;

/// <summary>A rectangular part of a tensor: for each axis where it starts and how far it goes.</summary>
/// <remarks>
/// Its elements are those of the whole tensor at the same places, in row-major order of the part. <see cref="Runs"/> lists
/// them as stretches that are contiguous in the whole.
/// </remarks>
public sealed class TensorSlice
{
    private readonly long[] _starts;

    internal TensorSlice(TensorSpec spec, long[] starts, long[] counts)
    {
        Spec = spec;
        _starts = starts;
        Shape = Shape.Of(counts);
    }

    /// <summary>The whole tensor.</summary>
    public TensorSpec Spec { get; }

    /// <summary>The shape of the part.</summary>
    public Shape Shape { get; }

    /// <summary>Where the part starts on each axis.</summary>
    public ReadOnlySpan<long> Starts => _starts;

    /// <summary>
    /// The stretches of the whole tensor, in row-major order, that the part is made of: the flat index of the first element
    /// and the number of elements. A part that spans whole inner axes is one stretch.
    /// </summary>
    public IEnumerable<(long Start, long Count)> Runs()
    {
        Shape whole = Spec.Shape;
        if (Shape.Count == 0)
            yield break;

        int inner = whole.Rank;
        long run = 1;
        while (inner > 0 && Shape[inner - 1] == whole[inner - 1])
            run *= Shape[--inner];
        if (inner > 0)
            run *= Shape[--inner];

        long[] strides = new long[whole.Rank];
        long stride = 1;
        for (int axis = whole.Rank - 1; axis >= 0; axis--)
        {
            strides[axis] = stride;
            stride *= whole[axis];
        }

        long start = 0;
        for (int axis = 0; axis < whole.Rank; axis++)
            start += _starts[axis] * strides[axis];

        long[] position = new long[inner];
        while (true)
        {
            yield return (start, run);
            int axis = inner - 1;
            while (axis >= 0 && ++position[axis] == Shape[axis])
            {
                position[axis] = 0;
                start -= (Shape[axis] - 1) * strides[axis];
                axis--;
            }

            if (axis < 0)
                yield break;
            start += strides[axis];
        }
    }
}
