using System.Numerics;
using System.Runtime.CompilerServices;
using WeightInit.Numerics;

namespace WeightInit.Native;

/// <summary>Up to sixty-four reflectors as I - V T Vᵀ: V unit lower trapezoidal, T upper triangular.</summary>
internal sealed class ReflectorBlock<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int NormLanes = 16;

    private readonly int _height;
    private readonly int _width;

    /// <summary>Vᵀ, row-major: one reflector after another, zeros before its first element.</summary>
    private readonly T[] _v;

    /// <summary>T, row-major, zeros below the diagonal.</summary>
    private readonly T[] _t;

    private ReflectorBlock(int first, int height, int width)
    {
        (First, _height, _width) = (first, height, width);
        _v = new T[checked(height * width)];
        _t = new T[width * width];
        Signs = new T[width];
    }

    /// <summary>The column of the first reflector.</summary>
    internal int First { get; }

    /// <summary>The signs of R's diagonal.</summary>
    internal T[] Signs { get; }

    /// <summary>Draws the reflectors of columns <paramref name="first"/>, … of a matrix of so many rows.</summary>
    internal static ReflectorBlock<T> Draw(RandomKey key, int rows, int first, int width)
    {
        ReflectorBlock<T> block = new(first, rows - first, width);
        T[] tau = new T[width];
        for (int j = 0; j < width; j++)
        {
            Span<T> own = block._v.AsSpan((j * block._height) + j, block._height - j);
            int column = first + j;
            key.Fill(own, new Normal(0, 1), ((long)column * rows) + column);
            (tau[j], block.Signs[j]) = Reflector(own);
        }

        block.Triangle(tau);
        return block;
    }

    /// <summary>C := (I - V T Vᵀ) C.</summary>
    /// <param name="c">The rows from <see cref="First"/> on.</param>
    /// <param name="columns">Columns of C.</param>
    /// <param name="stride">The distance of its rows.</param>
    /// <param name="work">Memory for 2 · 64 · <paramref name="columns"/> elements.</param>
    internal void Apply(Span<T> c, int columns, int stride, Span<T> work)
    {
        Span<T> w = work[..(_width * columns)];
        Span<T> y = work.Slice(w.Length, w.Length);
        Operand<T> reflectors = new(_v, _height);
        MatrixProduct.Multiply(_width, columns, _height, T.One, reflectors, new Operand<T>(c, stride), T.Zero, w, columns, threads: 1);

        // The zeros of T before its diagonal add nothing to a sum that is still 0.
        MatrixProduct.Multiply(_width, columns, _width, T.One, new Operand<T>(_t, _width), new Operand<T>(w, columns), T.Zero, y, columns, threads: 1);
        MatrixProduct.Multiply(_height, columns, _width, -T.One, reflectors.Transposed, new Operand<T>(y, columns), T.One, c, stride, threads: 1);
    }

    /// <summary>x becomes v with v_0 = 1; gives τ and the sign of R's diagonal element.</summary>
    private static (T Tau, T Sign) Reflector(Span<T> x)
    {
        T alpha = x[0];
        T norm = T.Sqrt(SumOfSquares(x));
        T beta = alpha < T.Zero ? norm : -norm;
        T pivot = alpha - beta;
        x[0] = T.One;
        int i = 1;
        for (; i + Vector<T>.Count <= x.Length; i += Vector<T>.Count)
            (new Vector<T>(x[i..]) / new Vector<T>(pivot)).CopyTo(x[i..]);
        for (; i < x.Length; i++)
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
        int whole = x.Length / NormLanes * NormLanes;
        for (int lane = 0; lane < NormLanes; lane += Vector<T>.Count)
        {
            Vector<T> sum = Vector<T>.Zero;
            for (int i = lane; i < whole; i += NormLanes)
            {
                Vector<T> values = new(x[i..]);
                sum = Fused(values, values, sum);
            }

            sum.CopyTo(lanes[lane..]);
        }

        for (int i = whole; i < x.Length; i++)
            lanes[i - whole] = T.FusedMultiplyAdd(x[i], x[i], lanes[i - whole]);
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
        Operand<T> reflectors = new(_v, _height);
        T[] gram = new T[_width * _width];
        MatrixProduct.Multiply(_width, _width, _height, T.One, reflectors, reflectors.Transposed, T.Zero, gram, _width, threads: 1);

        // Columns of T lie side by side here, so that a register takes several rows; sums that T's zeros come before are still 0.
        T[] columns = new T[_width * _width];
        Span<T> sums = stackalloc T[HaarMatrix.BlockColumns];
        for (int j = 0; j < _width; j++)
        {
            sums.Clear();
            for (int k = 0; k < j; k++)
                AddTo(sums[..j], columns.AsSpan(k * _width, j), gram[(k * _width) + j]);
            for (int i = 0; i < j; i++)
                columns[(j * _width) + i] = -tau[j] * sums[i];
            columns[(j * _width) + j] = tau[j];
            for (int i = 0; i <= j; i++)
                _t[(i * _width) + j] = columns[(j * _width) + i];
        }
    }

    private static void AddTo(Span<T> sums, ReadOnlySpan<T> values, T factor)
    {
        int i = 0;
        for (; i + Vector<T>.Count <= sums.Length; i += Vector<T>.Count)
            Fused(new Vector<T>(values[i..]), new Vector<T>(factor), new Vector<T>(sums[i..])).CopyTo(sums[i..]);
        for (; i < sums.Length; i++)
            sums[i] = T.FusedMultiplyAdd(values[i], factor, sums[i]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<T> Fused(Vector<T> left, Vector<T> right, Vector<T> addend) => typeof(T) == typeof(float)
        ? Vector.FusedMultiplyAdd(left.As<T, float>(), right.As<T, float>(), addend.As<T, float>()).As<float, T>()
        : Vector.FusedMultiplyAdd(left.As<T, double>(), right.As<T, double>(), addend.As<T, double>()).As<double, T>();
}
