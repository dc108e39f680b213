using System.Numerics;

namespace WeightInit.Native;

/// <summary>
/// A matrix with orthonormal columns, uniform among all such (Haar), as the product of random reflectors: what the QR
/// factorization of a Gaussian matrix would give with a positive diagonal of R, at half the work (Stewart 1980, SIAM J. Numer.
/// Anal. 17, section 3).
/// </summary>
/// <remarks>
/// Part of stream version 1: REPRODUCIBILITY.md fixes every operation. Column j has the reflector H_j = I - τ v vᵀ that takes
/// x_j, normals j·m + j … j·m + m - 1 of the stream, to a multiple of the first axis; Q = H_0 H_1 … applied to the first n
/// columns of the identity, column j times the sign of R_jj. Sixty-four reflectors at a time are applied as I - V T Vᵀ. No column
/// of Q depends on another, so that strips of columns go through all reflectors one by one, each on a thread and in the cache.
/// </remarks>
internal static unsafe class HaarMatrix
{
    /// <summary>Reflectors of a block: part of the stream.</summary>
    internal const int BlockColumns = 64;

    /// <summary>Columns that go through all reflectors together.</summary>
    private const int StripColumns = 240;

    /// <summary>Elements of a matrix that is not worth a second thread.</summary>
    private const int SmallMatrix = 1 << 14;

    /// <summary>Writes gain · Q for a matrix of any shape: for one with fewer rows than columns the transpose of a tall one.</summary>
    internal static void Fill<T>(Span<T> destination, int rows, int columns, T gain, RandomKey key)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (destination.Length == 0)
            return;
        bool isTall = rows >= columns;
        (int height, int width) = isTall ? (rows, columns) : (columns, rows);
        ParallelOptions threads = new() { MaxDegreeOfParallelism = destination.Length <= SmallMatrix ? 1 : Environment.ProcessorCount };
        ReflectorBlock<T>[] blocks = new ReflectorBlock<T>[(width + BlockColumns - 1) / BlockColumns];
        Parallel.For(0, blocks.Length, threads, i =>
            blocks[i] = ReflectorBlock<T>.Draw(key, height, i * BlockColumns, Math.Min(BlockColumns, width - (i * BlockColumns))));

        int strips = (width + StripColumns - 1) / StripColumns;
        fixed (T* start = destination)
        {
            T* q = start;

            // The last strip goes through the most reflectors, and so first.
            Parallel.For(0, strips, threads, i =>
            {
                int first = (strips - 1 - i) * StripColumns;
                HaarStrip<T> strip = new(height, first, Math.Min(StripColumns, width - first));
                strip.Reflect(blocks);
                strip.CopyTo(q, isTall ? (width, 1) : (1, height), blocks, gain);
            });
        }
    }
}
