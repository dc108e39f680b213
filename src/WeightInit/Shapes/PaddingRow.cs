namespace WeightInit;

/// <summary>Sets the padding row of a tensor to zero in what was drawn of it.</summary>
internal static class PaddingRow
{
    /// <summary>Clears what a stretch of the tensor holds of the row.</summary>
    internal static void Clear<T>(Span<T> stretch, TensorSpec tensor, long start)
    {
        if (tensor.PaddingRow is not { } row)
            return;
        long length = tensor.Shape.Count / tensor.Shape[0];
        long first = Math.Clamp((row * length) - start, 0, stretch.Length);
        long end = Math.Clamp(((row + 1) * length) - start, 0, stretch.Length);
        stretch[(int)first..(int)end].Clear();
    }

    /// <summary>Clears what a part of the tensor holds of the row.</summary>
    internal static void Clear<T>(Span<T> part, TensorSlice slice)
    {
        if (slice.Spec.PaddingRow is null)
            return;
        int done = 0;
        foreach ((long start, long count) in slice.Runs())
        {
            Clear(part.Slice(done, (int)count), slice.Spec, start);
            done += (int)count;
        }
    }
}
