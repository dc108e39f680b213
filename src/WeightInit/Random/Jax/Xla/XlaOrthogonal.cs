using System.Runtime.InteropServices;

namespace WeightInit.Xla;

/// <summary>Orthogonal matrices as JAX makes them: the Q of normals, each column times the sign of R's diagonal element.</summary>
/// <remarks>
/// The normals are JAX's bits; JAX's QR is LAPACK's, ours Householder's in the same type, within 2e-6 of it in float32.
/// </remarks>
internal static class XlaOrthogonal
{
    /// <summary><c>jax.nn.initializers.orthogonal</c>: its rows are the outputs, so that here it stands transposed.</summary>
    internal static void Fill<T>(Span<T> destination, MatrixLaw law, JaxBits bits)
        where T : unmanaged
    {
        if (law is not OrthogonalLaw orthogonal)
            throw new NotSupportedException($"JAX has no function for {law}.");
        Fill(destination, law.Rows, law.Columns, isTransposed: law.Rows < law.Columns, bits);
        XlaLaws.Multiply(destination, orthogonal.Gain, law.ToString()!);
    }

    /// <summary>The Q of (rows, columns) normals, or of (columns, rows) and then transposed.</summary>
    internal static void Fill<T>(Span<T> destination, long rows, long columns, bool isTransposed, JaxBits bits)
        where T : unmanaged
    {
        if (typeof(T) != typeof(float) && typeof(T) != typeof(double))
            throw new NotSupportedException($"an orthogonal matrix in {DTypes.Of<T>().Name()}: JAX has no QR decomposition in this type; float32 and float64 have.");
        if (destination.IsEmpty)
            return;
        int length = (int)Math.Max(rows, columns);
        int vectors = (int)Math.Min(rows, columns);
        XlaLaws.Fill(destination, new Normal(0, 1), bits, 0, insideJit: false);

        OrthonormalFactor.Replace(destination, vectors, length, areColumns: true, becomeColumns: !isTransposed);
    }
}
