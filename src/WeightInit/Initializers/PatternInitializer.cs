namespace WeightInit;

/// <summary>
/// An initializer that draws nothing: zeros but for a few exact entries. The same in every type, from every key and stream, and
/// in every slice.
/// </summary>
public abstract record PatternInitializer : Initializer
{
    private protected PatternInitializer()
    {
    }

    /// <summary>The entries that are not zero, as arithmetic progressions of flat indexes.</summary>
    /// <exception cref="ArgumentException">The shape or the layout does not allow the pattern.</exception>
    internal abstract IEnumerable<Diagonal> DiagonalsOf(TensorSpec tensor);

    /// <summary>The value of these entries.</summary>
    private protected abstract double Entry { get; }

    private protected override void Draw<T>(Span<T> destination, TensorSlice slice, RandomKey key)
    {
        int done = 0;
        foreach ((long start, long count) in slice.Runs())
        {
            Write(destination.Slice(done, (int)count), slice.Spec, start);
            done += (int)count;
        }

        if (slice.Shape.Count == 0)
            Write(destination, slice.Spec, 0);
    }

    private protected override void Draw<T>(Span<T> destination, TensorSpec tensor, long start, RandomKey key) =>
        Write(destination, tensor, start);

    private protected override void Draw<T>(Span<T> destination, TensorSpec tensor, RandomStream stream) =>
        Write(destination, tensor, 0);

    private void Write<T>(Span<T> destination, TensorSpec tensor, long start)
        where T : unmanaged
    {
        T entry = Rounded.To<T>(Entry);
        destination.Clear();
        foreach (Diagonal diagonal in DiagonalsOf(tensor))
            diagonal.Write(destination, start, entry);
    }
}
