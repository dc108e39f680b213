namespace WeightInit.Native;

/// <summary>
/// Normals of the stream at their own places, then in every column as many zeros as the law says, in rows chosen uniformly.
/// Part of stream version 1.
/// </summary>
/// <remarks>
/// The choice: element (i, j) of N in all has the number that a float64 uniform on [0, 1) has at index N + i · columns + j of
/// the same key; in each column the rows with the smallest numbers become 0, the lower row first where two are equal. Those
/// indexes share no word with the normals.
/// </remarks>
internal static class SparseMatrix
{
    /// <summary>Fills the matrix, row-major.</summary>
    internal static void Fill<T>(Span<T> destination, SparseLaw law, RandomKey key)
        where T : unmanaged
    {
        key.Fill(destination, new Normal(0, law.Std));
        int rows = (int)law.Rows;
        int columns = (int)law.Columns;
        int count = (int)law.Zeros;
        if (count == 0 || destination.Length == 0)
            return;
        double[] numbers = new double[destination.Length];
        key.Fill<double>(numbers, new Uniform(0, 1), destination.Length);
        double[] column = new double[rows];
        int[] order = new int[rows];
        for (int j = 0; j < columns; j++)
        {
            for (int i = 0; i < rows; i++)
            {
                column[i] = numbers[(i * columns) + j];
                order[i] = i;
            }

            Array.Sort(order, (left, right) => (column[left], left).CompareTo((column[right], right)));
            foreach (int i in order.AsSpan(0, count))
                destination[(i * columns) + j] = default;
        }
    }
}
