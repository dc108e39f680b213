namespace WeightInit.TorchCpu;

/// <summary>The initializers of <c>torch.nn.init</c> whose elements are not independent: <c>orthogonal_</c>, <c>sparse_</c>.</summary>
internal static class MatrixFill
{
    /// <summary>The longest <c>torch.randperm</c> of this algorithm: below (2^32 - 1) / 20.</summary>
    internal const int LargestPermutation = 214_748_363;

    /// <summary>Draws the matrix as PyTorch fills a tensor of (rows, columns).</summary>
    internal static void Fill<T>(Source source, Span<T> destination, MatrixLaw law)
        where T : unmanaged
    {
        switch (law)
        {
            case OrthogonalLaw { IsDelta: false } orthogonal:
                Orthogonal(source, destination, orthogonal);
                break;
            case SparseLaw sparse:
                Sparse(source, destination, sparse);
                break;
            default:
                throw new NotSupportedException($"PyTorch has no initializer for {law}.");
        }
    }

    /// <summary><c>torch.randperm(count)</c>: one word for each element but the last.</summary>
    internal static long[] Permutation(Source source, int count)
    {
        long[] values = new long[count];
        for (int i = 0; i < count; i++)
            values[i] = i;
        for (int i = 0; i < count - 1; i++)
        {
            int other = i + (int)(source.Next() % (uint)(count - i));
            (values[i], values[other]) = (values[other], values[i]);
        }

        return values;
    }

    // The Q of the normals' QR decomposition, its columns (or rows, where there are fewer) turned so that R's diagonal is positive.
    // It is computed in the tensor's type, then multiplied by the gain.
    private static void Orthogonal<T>(Source source, Span<T> destination, OrthogonalLaw law)
        where T : unmanaged
    {
        if (typeof(T) != typeof(float) && typeof(T) != typeof(double))
            throw new NotSupportedException($"orthogonal_ in {DTypes.Of<T>().Name()}: PyTorch has no QR decomposition in this type; float32 and float64 have.");
        if (destination.IsEmpty)
            return;
        NormalFill.Fill(source, destination, 0, 1, contiguous: true);
        int rows = (int)law.Rows;
        int columns = (int)law.Columns;
        bool isTall = rows >= columns;
        OrthonormalFactor.Replace(destination, Math.Min(rows, columns), Math.Max(rows, columns), areColumns: isTall, becomeColumns: isTall);
        LawFill.Scale(source.Version, destination, new Scaled(new Normal(0, 1), ScaleOperation.Multiply, law.Gain));
    }

    private static void Sparse<T>(Source source, Span<T> destination, SparseLaw law)
        where T : unmanaged
    {
        int rows = (int)law.Rows;
        int columns = (int)law.Columns;
        NormalFill.Fill(source, destination, 0, law.Std, contiguous: true);
        for (int column = 0; column < columns; column++)
        {
            long[] order = Permutation(source, rows);
            for (int i = 0; i < law.Zeros; i++)
                destination[checked(((int)order[i] * columns) + column)] = default;
        }
    }
}
