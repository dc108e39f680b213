using System.Numerics;
using WeightInit.Numerics;

namespace WeightInit.Native;

/// <summary>
/// A matrix with orthonormal columns, uniform among all such (Haar), as the product of random reflectors: what the QR
/// factorization of a Gaussian matrix would give with a positive diagonal of R, at half the work (Stewart 1980, SIAM J. Numer.
/// Anal. 17, section 3).
/// </summary>
/// <remarks>
/// Part of stream version 1: REPRODUCIBILITY.md fixes every operation. Column j has the reflector H_j = I - τ v vᵀ that takes
/// x_j, normals j·m + j … j·m + m - 1 of the stream, to a multiple of the first axis; Q = H_0 H_1 … applied to the first n
/// columns of the identity, column j times the sign of R_jj. Sixty-four reflectors at a time are applied as I - V T Vᵀ.
/// </remarks>
internal static class HaarMatrix
{
    private const int BlockColumns = 64;
    private const int NormLanes = 16;

    /// <summary>Writes gain · Q for a matrix of any shape: for one with fewer rows than columns the transpose of a tall one.</summary>
    internal static void Fill<T>(Span<T> destination, int rows, int columns, T gain, RandomKey key)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (destination.Length == 0)
            return;
        if (rows >= columns)
        {
            Tall(destination, rows, columns, key);
            foreach (ref T value in destination)
                value *= gain;
            return;
        }

        T[] tall = GC.AllocateUninitializedArray<T>(destination.Length);
        Tall<T>(tall, columns, rows, key);
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
                destination[(row * columns) + column] = tall[(column * rows) + row] * gain;
        }
    }

    private static void Tall<T>(Span<T> q, int rows, int columns, RandomKey key)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        q.Clear();
        for (int j = 0; j < columns; j++)
            q[(j * columns) + j] = T.One;

        T[] signs = new T[columns];
        int lastBlock = (columns - 1) / BlockColumns * BlockColumns;
        for (int first = lastBlock; first >= 0; first -= BlockColumns)
        {
            ReflectorBlock<T> block = new(rows - first, Math.Min(BlockColumns, columns - first));
            block.Draw(key, rows, first, signs.AsSpan(first));
            block.Apply(q[((first * columns) + first)..], columns - first, columns);
        }

        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
                q[(row * columns) + column] *= signs[column];
        }
    }

    /// <summary>Up to sixty-four reflectors as I - V T Vᵀ: V unit lower trapezoidal, T upper triangular.</summary>
    private sealed class ReflectorBlock<T>(int height, int width)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        private readonly T[] _v = new T[height * width];
        private readonly T[] _t = new T[width * width];

        /// <summary>Draws the reflectors of columns <paramref name="first"/>, … and the signs of R's diagonal.</summary>
        internal void Draw(RandomKey key, int rows, int first, Span<T> signs)
        {
            T[] tau = new T[width];
            T[] x = new T[height];
            for (int j = 0; j < width; j++)
            {
                Span<T> own = x.AsSpan(0, height - j);
                int column = first + j;
                key.Fill(own, new Normal(0, 1), ((long)column * rows) + column);
                (tau[j], signs[j]) = Reflector(own);
                for (int i = 0; i < own.Length; i++)
                    _v[((j + i) * width) + j] = own[i];
            }

            Triangle(tau);
        }

        /// <summary>C := (I - V T Vᵀ) C.</summary>
        internal void Apply(Span<T> c, int columns, int stride)
        {
            T[] w = new T[width * columns];
            MatrixProduct.Accumulate<T>(width, columns, height, _v, 1, width, c, stride, w, columns);
            T[] y = new T[width * columns];
            for (int i = 0; i < width; i++)
            {
                // Row i of T begins at its diagonal.
                MatrixProduct.Accumulate<T>(1, columns, width - i, _t.AsSpan((i * width) + i), width, 1, w.AsSpan(i * columns), columns, y.AsSpan(i * columns), columns);
            }

            T[] negated = Array.ConvertAll(_v, value => -value);
            MatrixProduct.Accumulate<T>(height, columns, width, negated, width, 1, y, columns, c, stride);
        }

        /// <summary>x becomes v with v_0 = 1; gives τ and the sign of R's diagonal element.</summary>
        private static (T Tau, T Sign) Reflector(Span<T> x)
        {
            T alpha = x[0];
            T norm = T.Sqrt(SumOfSquares(x));
            T beta = alpha < T.Zero ? norm : -norm;
            T pivot = alpha - beta;
            x[0] = T.One;
            for (int i = 1; i < x.Length; i++)
                x[i] /= pivot;
            return x.Length == 1
                ? (T.Zero, alpha < T.Zero ? -T.One : T.One)
                : ((beta - alpha) / beta, beta < T.Zero ? -T.One : T.One);
        }

        /// <summary>Σ x²: element i goes to lane i mod 16, lanes are added by halves.</summary>
        private static T SumOfSquares(ReadOnlySpan<T> x)
        {
            Span<T> lanes = stackalloc T[NormLanes];
            lanes.Clear();
            for (int i = 0; i < x.Length; i++)
                lanes[i % NormLanes] = T.FusedMultiplyAdd(x[i], x[i], lanes[i % NormLanes]);
            for (int half = NormLanes / 2; half >= 1; half /= 2)
            {
                for (int lane = 0; lane < half; lane++)
                    lanes[lane] += lanes[lane + half];
            }

            return lanes[0];
        }

        /// <summary>T from the Gram matrix VᵀV, column by column: t_jj = τ_j, above it -τ_j · T · (Vᵀ v_j).</summary>
        private void Triangle(ReadOnlySpan<T> tau)
        {
            T[] gram = new T[width * width];
            MatrixProduct.Accumulate<T>(width, width, height, _v, 1, width, _v, width, gram, width);
            for (int j = 0; j < width; j++)
            {
                for (int i = 0; i < j; i++)
                {
                    T sum = T.Zero;
                    for (int k = i; k < j; k++)
                        sum = T.FusedMultiplyAdd(_t[(i * width) + k], gram[(k * width) + j], sum);
                    _t[(i * width) + j] = -tau[j] * sum;
                }

                _t[(j * width) + j] = tau[j];
            }
        }
    }
}
