using System.Numerics;

namespace WeightInit;

/// <summary>The Q of a matrix in the tensor's own type: decomposed in float32 for float32, else in double, and rounded once.</summary>
internal static class OrthonormalFactor
{
    /// <summary>A side of the squares in which a matrix is transposed.</summary>
    private const int Square = 32;

    /// <summary>Replaces a matrix by a factor times the Q of its QR decomposition, R's diagonal being positive.</summary>
    /// <typeparam name="T"><see cref="float"/>, <see cref="double"/>, <see cref="BFloat16"/> or <see cref="Half"/>.</typeparam>
    /// <param name="matrix">The numbers.</param>
    /// <param name="vectors">How many vectors are made orthonormal, at most as many as they are long.</param>
    /// <param name="length">How long they are.</param>
    /// <param name="areColumns">Whether they are the columns of (length, vectors) numbers, row-major; else the rows of (vectors, length).</param>
    /// <param name="becomeColumns">The same of Q.</param>
    /// <param name="factor">The factor, applied before the rounding.</param>
    internal static void Replace<T>(Span<T> matrix, int vectors, int length, bool areColumns, bool becomeColumns, double factor = 1)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
            Replace<T, float>(matrix, vectors, length, areColumns, becomeColumns, factor);
        else
            Replace<T, double>(matrix, vectors, length, areColumns, becomeColumns, factor);
    }

    private static void Replace<T, TWork>(Span<T> matrix, int vectors, int length, bool areColumns, bool becomeColumns, double factor)
        where T : unmanaged
        where TWork : unmanaged, IBinaryFloatingPointIeee754<TWork>
    {
        TWork[] exact = GC.AllocateUninitializedArray<TWork>(matrix.Length);
        if (areColumns)
        {
            for (int top = 0; top < length; top += Square)
            {
                for (int left = 0; left < vectors; left += Square)
                    Read<T, TWork>(matrix, exact, vectors, length, left, top);
            }
        }
        else
        {
            for (int i = 0; i < exact.Length; i++)
                exact[i] = TWork.CreateTruncating(RoundedTo.Value(matrix[i]));
        }

        HouseholderQr.Orthonormalize<TWork>(exact, vectors, length);
        if (becomeColumns)
        {
            for (int top = 0; top < length; top += Square)
            {
                for (int left = 0; left < vectors; left += Square)
                    Write<T, TWork>(matrix, exact, vectors, length, left, top, factor);
            }
        }
        else
        {
            for (int i = 0; i < exact.Length; i++)
                matrix[i] = Rounded.To<T>(factor * double.CreateTruncating(exact[i]));
        }
    }

    private static void Read<T, TWork>(ReadOnlySpan<T> matrix, Span<TWork> exact, int vectors, int length, int left, int top)
        where T : unmanaged
        where TWork : unmanaged, IBinaryFloatingPointIeee754<TWork>
    {
        for (int vector = left; vector < Math.Min(left + Square, vectors); vector++)
        {
            for (int i = top; i < Math.Min(top + Square, length); i++)
                exact[(vector * length) + i] = TWork.CreateTruncating(RoundedTo.Value(matrix[(i * vectors) + vector]));
        }
    }

    private static void Write<T, TWork>(Span<T> matrix, ReadOnlySpan<TWork> exact, int vectors, int length, int left, int top, double factor)
        where T : unmanaged
        where TWork : unmanaged, IBinaryFloatingPointIeee754<TWork>
    {
        for (int i = top; i < Math.Min(top + Square, length); i++)
        {
            for (int vector = left; vector < Math.Min(left + Square, vectors); vector++)
                matrix[(i * vectors) + vector] = Rounded.To<T>(factor * double.CreateTruncating(exact[(vector * length) + i]));
        }
    }
}
