namespace WeightInit.TensorFlowCpu;

/// <summary><c>tf.compat.v1.orthogonal_initializer</c>.</summary>
internal static class MatrixFill
{
    /// <summary>Draws the matrix from normals of the tensor's type.</summary>
    internal static void Fill<T>(in PhiloxState state, Span<T> destination, OrthogonalLaw law)
        where T : unmanaged
    {
        if (typeof(T) == typeof(BFloat16))
            throw new NotSupportedException($"{law} in bfloat16: TensorFlow has no QR decomposition in this type.");
        LawFill.Fill(state, destination, new Normal(0, 1));
        FromNormals(destination, law);
    }

    /// <summary>
    /// The Q of the QR decomposition of normals (the longer side, the shorter), its columns turned so that R's diagonal is positive,
    /// transposed where there are fewer rows than columns, times the gain: Keras's as well. The decomposition is in the
    /// tensor's type, that of float16 in double.
    /// </summary>
    internal static void FromNormals<T>(Span<T> matrix, OrthogonalLaw law)
        where T : unmanaged
    {
        int rows = (int)law.Rows;
        int columns = (int)law.Columns;
        OrthonormalFactor.Replace(matrix, Math.Min(rows, columns), Math.Max(rows, columns), areColumns: true, becomeColumns: rows >= columns, law.Gain);
    }
}
