namespace WeightInit;

/// <summary>Where the elements of a drawn matrix go in a tensor; what the matrix does not reach is 0.</summary>
/// <param name="Law">The law of the matrix.</param>
/// <param name="Start">The flat index of the tensor's element (0, 0) of the matrix.</param>
/// <param name="RowOffsets">How far from there each row is. Rows of the matrix beyond them are dropped.</param>
/// <param name="ColumnOffsets">How far from there each column is. Columns of the matrix beyond them are dropped.</param>
internal sealed record MatrixPlacement(MatrixLaw Law, long Start, long[] RowOffsets, long[] ColumnOffsets)
{
    /// <summary>A matrix that is the tensor, its rows running over some axes and its columns over the others.</summary>
    internal static MatrixPlacement Of(Shape shape, IReadOnlyList<int> rowAxes, IReadOnlyList<int> columnAxes, Func<long, long, MatrixLaw> law)
    {
        long[] rows = Strides.Offsets(shape, rowAxes);
        long[] columns = Strides.Offsets(shape, columnAxes);
        return new MatrixPlacement(law(rows.Length, columns.Length), 0, rows, columns);
    }

    /// <summary>Whether the matrix, row-major, is the tensor.</summary>
    internal bool IsWhole(long count) =>
        (Law.Rows, Law.Columns) == (RowOffsets.Length, ColumnOffsets.Length) && Law.Rows * Law.Columns == count && InSteps(ColumnOffsets, 1) && InSteps(RowOffsets, Law.Columns);

    /// <summary>Copies a drawn matrix to its places.</summary>
    internal void Place<T>(ReadOnlySpan<T> matrix, Span<T> tensor)
    {
        tensor.Clear();
        for (int row = 0; row < RowOffsets.Length; row++)
        {
            ReadOnlySpan<T> values = matrix.Slice((int)(row * Law.Columns), ColumnOffsets.Length);
            for (int column = 0; column < values.Length; column++)
                tensor[(int)(Start + RowOffsets[row] + ColumnOffsets[column])] = values[column];
        }
    }

    private static bool InSteps(long[] offsets, long step)
    {
        for (int i = 0; i < offsets.Length; i++)
        {
            if (offsets[i] != i * step)
                return false;
        }

        return true;
    }
}
