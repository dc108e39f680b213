using System.Numerics;
using WeightInit.Numerics;

namespace WeightInit.Signal;

/// <summary>The probe's one way to a matrix product.</summary>
internal static class Products
{
    /// <summary>C += A B. C is row-major, its rows <paramref name="cRow"/> apart.</summary>
    internal static void Accumulate<T>(
        int rows, int columns, int depth, MatrixView<T> a, MatrixView<T> b, T[] c, int cStart, int cRow, bool threads = true)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        MatrixProduct.Multiply(
            rows, columns, depth, T.One, new Operand<T>(a.Values.AsSpan(a.Start), a.Row, a.Column), new Operand<T>(b.Values.AsSpan(b.Start), b.Row, b.Column),
            T.One, c.AsSpan(cStart), cRow, threads ? null : 1);
}
