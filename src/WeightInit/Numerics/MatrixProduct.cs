using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace WeightInit.Numerics;

/// <summary>
/// C += A·B with bits that do not depend on the machine: every element of C is one chain of fused multiply-adds that begins
/// with its old value and takes the products in ascending order of the inner index.
/// </summary>
/// <remarks>Vectors run over the elements of C, never over the inner index, so that width and tiling change no bit.</remarks>
internal static class MatrixProduct
{
    private const int TileRows = 4;

    /// <summary>c[i, j] = fma(a[i, k], b[k, j], c[i, j]) for k = 0, 1, ….</summary>
    /// <param name="rows">Rows of C and A.</param>
    /// <param name="columns">Columns of C and B.</param>
    /// <param name="depth">Columns of A and rows of B.</param>
    /// <param name="a">A: element (i, k) at i · <paramref name="aRow"/> + k · <paramref name="aColumn"/>.</param>
    /// <param name="aRow">Distance of A's rows.</param>
    /// <param name="aColumn">Distance of A's columns.</param>
    /// <param name="b">B, row-major, rows <paramref name="bRow"/> apart.</param>
    /// <param name="bRow">Distance of B's rows.</param>
    /// <param name="c">C, row-major, rows <paramref name="cRow"/> apart.</param>
    /// <param name="cRow">Distance of C's rows.</param>
    internal static void Accumulate<T>(
        int rows, int columns, int depth, ReadOnlySpan<T> a, int aRow, int aColumn, ReadOnlySpan<T> b, int bRow, Span<T> c, int cRow)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (rows == 0 || columns == 0 || depth == 0)
            return;
        ref T firstA = ref MemoryMarshal.GetReference(a);
        ref T firstB = ref MemoryMarshal.GetReference(b);
        ref T firstC = ref MemoryMarshal.GetReference(c);
        int row = 0;
        for (; row + TileRows <= rows; row += TileRows)
        {
            ref T tileA = ref Unsafe.Add(ref firstA, row * aRow);
            ref T tileC = ref Unsafe.Add(ref firstC, row * cRow);
            int column = 0;
            for (; column + (2 * Vector<T>.Count) <= columns; column += 2 * Vector<T>.Count)
                Tile(depth, ref tileA, aRow, aColumn, ref Unsafe.Add(ref firstB, column), bRow, ref Unsafe.Add(ref tileC, column), cRow);
            for (int i = 0; i < TileRows; i++)
                Row(column, columns, depth, ref Unsafe.Add(ref tileA, i * aRow), aColumn, ref firstB, bRow, ref Unsafe.Add(ref tileC, i * cRow));
        }

        for (; row < rows; row++)
            Row(0, columns, depth, ref Unsafe.Add(ref firstA, row * aRow), aColumn, ref firstB, bRow, ref Unsafe.Add(ref firstC, row * cRow));
    }

    /// <summary>Four rows by two vectors of C, held in registers.</summary>
    private static void Tile<T>(int depth, ref T a, int aRow, int aColumn, ref T b, int bRow, ref T c, int cRow)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int width = Vector<T>.Count;
        ref T c1 = ref Unsafe.Add(ref c, cRow);
        ref T c2 = ref Unsafe.Add(ref c, 2 * cRow);
        ref T c3 = ref Unsafe.Add(ref c, 3 * cRow);
        Vector<T> c00 = Vector.LoadUnsafe(ref c), c01 = Vector.LoadUnsafe(ref c, (nuint)width);
        Vector<T> c10 = Vector.LoadUnsafe(ref c1), c11 = Vector.LoadUnsafe(ref c1, (nuint)width);
        Vector<T> c20 = Vector.LoadUnsafe(ref c2), c21 = Vector.LoadUnsafe(ref c2, (nuint)width);
        Vector<T> c30 = Vector.LoadUnsafe(ref c3), c31 = Vector.LoadUnsafe(ref c3, (nuint)width);
        for (int k = 0; k < depth; k++)
        {
            ref T bk = ref Unsafe.Add(ref b, k * bRow);
            Vector<T> b0 = Vector.LoadUnsafe(ref bk), b1 = Vector.LoadUnsafe(ref bk, (nuint)width);
            ref T ak = ref Unsafe.Add(ref a, k * aColumn);
            Vector<T> a0 = new(ak);
            c00 = Fused(a0, b0, c00);
            c01 = Fused(a0, b1, c01);
            Vector<T> a1 = new(Unsafe.Add(ref ak, aRow));
            c10 = Fused(a1, b0, c10);
            c11 = Fused(a1, b1, c11);
            Vector<T> a2 = new(Unsafe.Add(ref ak, 2 * aRow));
            c20 = Fused(a2, b0, c20);
            c21 = Fused(a2, b1, c21);
            Vector<T> a3 = new(Unsafe.Add(ref ak, 3 * aRow));
            c30 = Fused(a3, b0, c30);
            c31 = Fused(a3, b1, c31);
        }

        c00.StoreUnsafe(ref c);
        c01.StoreUnsafe(ref c, (nuint)width);
        c10.StoreUnsafe(ref c1);
        c11.StoreUnsafe(ref c1, (nuint)width);
        c20.StoreUnsafe(ref c2);
        c21.StoreUnsafe(ref c2, (nuint)width);
        c30.StoreUnsafe(ref c3);
        c31.StoreUnsafe(ref c3, (nuint)width);
    }

    /// <summary>One row of C from a column on: by vectors, then element by element.</summary>
    private static void Row<T>(int from, int columns, int depth, ref T a, int aColumn, ref T b, int bRow, ref T c)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int column = from;
        for (; column + Vector<T>.Count <= columns; column += Vector<T>.Count)
        {
            ref T at = ref Unsafe.Add(ref c, column);
            Vector<T> sum = Vector.LoadUnsafe(ref at);
            for (int k = 0; k < depth; k++)
                sum = Fused(new Vector<T>(Unsafe.Add(ref a, k * aColumn)), Vector.LoadUnsafe(ref Unsafe.Add(ref b, (k * bRow) + column)), sum);
            sum.StoreUnsafe(ref at);
        }

        for (; column < columns; column++)
        {
            T sum = Unsafe.Add(ref c, column);
            for (int k = 0; k < depth; k++)
                sum = T.FusedMultiplyAdd(Unsafe.Add(ref a, k * aColumn), Unsafe.Add(ref b, (k * bRow) + column), sum);
            Unsafe.Add(ref c, column) = sum;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<T> Fused<T>(Vector<T> left, Vector<T> right, Vector<T> addend) => typeof(T) == typeof(float)
        ? Vector.FusedMultiplyAdd(left.As<T, float>(), right.As<T, float>(), addend.As<T, float>()).As<float, T>()
        : Vector.FusedMultiplyAdd(left.As<T, double>(), right.As<T, double>(), addend.As<T, double>()).As<double, T>();
}
