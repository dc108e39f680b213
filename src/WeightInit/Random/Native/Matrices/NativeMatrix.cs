using System.Runtime.InteropServices;

namespace WeightInit.Native;

/// <summary>
/// Laws of whole matrices on our stream. Orthogonal ones are computed in the element's own precision, those in bfloat16 and
/// float16 in float32 and rounded once.
/// </summary>
internal static class NativeMatrix
{
    /// <summary>Draws a matrix from the key of its tensor.</summary>
    internal static void Fill<T>(Span<T> destination, MatrixLaw law, RandomKey key)
        where T : unmanaged
    {
        switch (law)
        {
            case OrthogonalLaw orthogonal:
                Orthogonal(destination, orthogonal, key);
                break;
            case SparseLaw sparse:
                SparseMatrix.Fill(destination, sparse, key);
                break;
            default:
                throw new NotSupportedException($"The stream {key.StreamName} does not draw {law}.");
        }
    }

    private static void Orthogonal<T>(Span<T> destination, OrthogonalLaw law, RandomKey key)
        where T : unmanaged
    {
        int rows = checked((int)law.Rows);
        int columns = checked((int)law.Columns);
        if (typeof(T) == typeof(double))
        {
            HaarMatrix.Fill(MemoryMarshal.Cast<T, double>(destination), rows, columns, law.Gain, key);
            return;
        }

        if (typeof(T) == typeof(float))
        {
            HaarMatrix.Fill(MemoryMarshal.Cast<T, float>(destination), rows, columns, (float)law.Gain, key);
            return;
        }

        float[] wide = GC.AllocateUninitializedArray<float>(destination.Length);
        HaarMatrix.Fill(wide, rows, columns, (float)law.Gain, key);
        for (int i = 0; i < wide.Length; i++)
        {
            if (typeof(T) == typeof(BFloat16))
                MemoryMarshal.Cast<T, BFloat16>(destination)[i] = (BFloat16)wide[i];
            else
                MemoryMarshal.Cast<T, Half>(destination)[i] = (Half)wide[i];
        }
    }
}
