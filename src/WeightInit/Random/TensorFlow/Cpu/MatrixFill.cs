namespace WeightInit.TensorFlowCpu;

/// <summary><c>tf.compat.v1.orthogonal_initializer</c>.</summary>
internal static class MatrixFill
{
    /// <summary>
    /// The Q of the QR decomposition of normals (the longer side, the shorter), its columns turned so that R's diagonal is positive,
    /// transposed where there are fewer rows than columns, times the gain. The decomposition is in double: TensorFlow's own, in the
    /// tensor's type, is that far from it.
    /// </summary>
    internal static void Fill<T>(in PhiloxState state, Span<T> destination, OrthogonalLaw law)
        where T : unmanaged
    {
        if (typeof(T) == typeof(BFloat16))
            throw new NotSupportedException($"{law} in bfloat16: TensorFlow has no QR decomposition in this type.");
        int rows = (int)law.Rows;
        int columns = (int)law.Columns;
        int vectors = Math.Min(rows, columns);
        int length = Math.Max(rows, columns);
        LawFill.Fill(state, destination, new Normal(0, 1));

        // Each of the vectors is a column of the normals.
        double[] exact = new double[destination.Length];
        for (int i = 0; i < exact.Length; i++)
            exact[(i % vectors * length) + (i / vectors)] = RoundedTo.Value(destination[i]);
        HouseholderQr.Orthonormalize(exact, vectors, length);
        for (int i = 0; i < exact.Length; i++)
        {
            double value = rows < columns ? exact[i] : exact[(i % columns * length) + (i / columns)];
            destination[i] = Rounded.To<T>(law.Gain * value);
        }
    }
}
