using System.Numerics;
using System.Runtime.Intrinsics;

namespace WeightInit.Numerics;

/// <summary>
/// C = alpha · A · B + beta · C with bits that do not depend on the machine: every element of C is one chain of fused multiply-adds that
/// begins with beta times its old value and takes the products (alpha · a_ik) · b_kj in ascending order of the inner index.
/// </summary>
/// <remarks>
/// Registers run over the elements of C, never over the inner index, so that their width, the tiles, the blocks and the threads change
/// no bit. The one place where a width is chosen is <see cref="Strip"/>.
/// </remarks>
internal static unsafe class MatrixProduct
{
    /// <summary>Multiplications below which another thread costs more than it saves.</summary>
    private const long LeastForThreads = 1 << 21;

    /// <summary>Rows and columns of C that threads are given come in multiples of this: whole tiles of any width.</summary>
    private const int Grain = 48;

    /// <summary>C = alpha · A · B + beta · C.</summary>
    /// <param name="rows">Rows of C and A.</param>
    /// <param name="columns">Columns of C and B.</param>
    /// <param name="depth">Columns of A and rows of B.</param>
    /// <param name="alpha">The factor of A: every element of A is multiplied by it and rounded; 1 changes nothing.</param>
    /// <param name="a">A; of a transposed matrix <see cref="Operand{T}.Transposed"/>.</param>
    /// <param name="b">B.</param>
    /// <param name="beta">The factor of C: 0 means that what stands there is not read, 1 that it is added to.</param>
    /// <param name="c">C, row-major; no part of A or B.</param>
    /// <param name="cRow">Distance of C's rows, at least <paramref name="columns"/>.</param>
    /// <param name="threads">How many threads at most, 1 or more; null for as many as there are processors. Small products take one.</param>
    /// <exception cref="ArgumentException">A size is negative, or a matrix does not fit its memory.</exception>
    internal static void Multiply<T>(
        int rows, int columns, int depth, T alpha, Operand<T> a, Operand<T> b, T beta, Span<T> c, long cRow, int? threads = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfNegative(columns);
        ArgumentOutOfRangeException.ThrowIfNegative(depth);
        if (rows == 0 || columns == 0)
            return;
        ArgumentOutOfRangeException.ThrowIfLessThan(cRow, columns);
        new Operand<T>(c, cRow).Check(rows, columns, nameof(c));
        Scale(rows, columns, beta, c, cRow);
        if (depth == 0)
            return;
        a.Check(rows, depth, nameof(a));
        b.Check(depth, columns, nameof(b));
        fixed (T* fixedA = a.Values, fixedB = b.Values, fixedC = c)
        {
            Job<T> job = new(rows, columns, depth, alpha, fixedA, (nint)a.Row, (nint)a.Column, fixedB, (nint)b.Row, (nint)b.Column, fixedC, (nint)cRow);
            job.Run(Threads(rows, columns, depth, threads ?? Environment.ProcessorCount));
        }
    }

    private static int Threads(int rows, int columns, int depth, int most)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1, "threads");
        long multiplications = (long)rows * columns * depth;
        return (int)Math.Min(most, Math.Max(1, Math.Min(multiplications / LeastForThreads, Math.Max(rows, columns) / Grain)));
    }

    private static void Scale<T>(int rows, int columns, T beta, Span<T> c, long cRow)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (beta == T.One)
            return;
        for (int row = 0; row < rows; row++)
        {
            Span<T> values = c.Slice(checked((int)(row * cRow)), columns);
            if (beta == T.Zero)
            {
                values.Clear();
                continue;
            }

            foreach (ref T value in values)
                value *= beta;
        }
    }

    /// <summary>C += alpha · A · B for a strip of C: here the width of the registers is chosen.</summary>
    private static void Strip<T>(int rows, int columns, int depth, T alpha, T* a, nint aRow, nint aColumn, T* b, nint bRow, nint bColumn, T* c, nint cRow)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (Vector512.IsHardwareAccelerated)
            ProductBlocks<T, ProductVector512<T>>.Run(rows, columns, depth, alpha, a, aRow, aColumn, b, bRow, bColumn, c, cRow);
        else if (Vector256.IsHardwareAccelerated)
            ProductBlocks<T, ProductVector256<T>>.Run(rows, columns, depth, alpha, a, aRow, aColumn, b, bRow, bColumn, c, cRow);
        else
            ProductBlocks<T, ProductVector128<T>>.Run(rows, columns, depth, alpha, a, aRow, aColumn, b, bRow, bColumn, c, cRow);
    }

    /// <summary>A product and the memory that it is in, fixed.</summary>
    private sealed class Job<T>(int rows, int columns, int depth, T alpha, T* a, nint aRow, nint aColumn, T* b, nint bRow, nint bColumn, T* c, nint cRow)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        private readonly T* _a = a;
        private readonly T* _b = b;
        private readonly T* _c = c;

        /// <summary>Cuts C along its longer side, a strip for each thread.</summary>
        internal void Run(int threads)
        {
            if (threads == 1)
            {
                Strip(rows, columns, depth, alpha, _a, aRow, aColumn, _b, bRow, bColumn, _c, cRow);
                return;
            }

            bool byColumns = columns >= rows;
            int side = Math.Max(rows, columns);
            Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads }, part =>
            {
                int first = Cut(side, part, threads);
                int count = Cut(side, part + 1, threads) - first;
                if (byColumns)
                    Strip(rows, count, depth, alpha, _a, aRow, aColumn, _b + (first * bColumn), bRow, bColumn, _c + first, cRow);
                else
                    Strip(count, columns, depth, alpha, _a + (first * aRow), aRow, aColumn, _b, bRow, bColumn, _c + (first * cRow), cRow);
            });
        }

        private static int Cut(int side, int part, int threads) =>
            part == threads ? side : (int)((long)side * part / threads / Grain * Grain);
    }
}
