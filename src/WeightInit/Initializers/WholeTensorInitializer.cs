namespace WeightInit;

/// <summary>
/// An initializer whose law is one of a whole matrix: orthogonal, delta-orthogonal, sparse. A slice is cut from the whole, which
/// is drawn first.
/// </summary>
public abstract record WholeTensorInitializer : Initializer
{
    private protected WholeTensorInitializer()
    {
    }

    /// <summary>The matrix to draw and where its elements go.</summary>
    /// <exception cref="ArgumentException">The shape or the layout does not allow it.</exception>
    internal abstract MatrixPlacement PlacementIn(TensorSpec tensor);

    private protected override void Draw<T>(Span<T> destination, TensorSlice slice, RandomKey key)
    {
        TensorSpec tensor = slice.Spec;
        if (slice.Shape == tensor.Shape)
        {
            DrawWhole(destination, tensor, key.FillMatrix);
            return;
        }

        T[] whole = Whole<T>(tensor, key);
        int done = 0;
        foreach ((long start, long count) in slice.Runs())
        {
            whole.AsSpan((int)start, (int)count).CopyTo(destination[done..]);
            done += (int)count;
        }
    }

    private protected override void Draw<T>(Span<T> destination, TensorSpec tensor, long start, RandomKey key)
    {
        if (destination.Length == tensor.Shape.Count)
            DrawWhole(destination, tensor, key.FillMatrix);
        else
            Whole<T>(tensor, key).AsSpan((int)start, destination.Length).CopyTo(destination);
    }

    private protected override void Draw<T>(Span<T> destination, TensorSpec tensor, RandomStream stream) =>
        DrawWhole(destination, tensor, stream.FillMatrix);

    private delegate void MatrixFill<T>(Span<T> destination, MatrixLaw law);

    private T[] Whole<T>(TensorSpec tensor, RandomKey key)
        where T : unmanaged
    {
        T[] whole = GC.AllocateUninitializedArray<T>(checked((int)tensor.Shape.Count));
        DrawWhole<T>(whole, tensor, key.FillMatrix);
        return whole;
    }

    private void DrawWhole<T>(Span<T> destination, TensorSpec tensor, MatrixFill<T> fill)
        where T : unmanaged
    {
        MatrixPlacement placement = PlacementIn(tensor);
        if (placement.IsWhole(destination.Length))
        {
            fill(destination, placement.Law);
            return;
        }

        T[] matrix = GC.AllocateUninitializedArray<T>(checked((int)(placement.Law.Rows * placement.Law.Columns)));
        fill(matrix, placement.Law);
        placement.Place(matrix, destination);
    }
}
