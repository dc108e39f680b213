using System.Numerics;
using WeightInit.Numerics;

namespace WeightInit;

/// <summary>
/// Up to sixty-four reflections H_0 H_1 … as I - V T Vᵀ, T upper triangular. V stays where the vectors were that it was made of: one
/// reflection after another, 0 before its first element, which is 1.
/// </summary>
internal sealed class ReflectionBlock<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Vectors that are reflected one by one; more are decomposed by halves.</summary>
    private const int Least = 8;

    private readonly int _count;
    private readonly int _length;
    private readonly T[] _t;

    private ReflectionBlock(int first, int count, int length)
    {
        (First, _count, _length) = (first, count, length);
        _t = new T[count * count];
        Diagonal = new T[count];
    }

    /// <summary>The first vector, and the first element that the reflections change.</summary>
    internal int First { get; }

    /// <summary>The diagonal of R.</summary>
    internal T[] Diagonal { get; }

    /// <summary>Decomposes neighbouring vectors, whose elements before <paramref name="first"/> no one needs any more.</summary>
    /// <param name="vectors">All vectors; these become reflections.</param>
    /// <param name="first">The first.</param>
    /// <param name="end">One past the last.</param>
    /// <param name="length">How long each is.</param>
    internal static ReflectionBlock<T> Decompose(Span<T> vectors, int first, int end, int length)
    {
        ReflectionBlock<T> block = new(first, end - first, length);
        block.Decompose(vectors, 0, end - first, new T[2 * HouseholderQr.Block * HouseholderQr.Block]);
        return block;
    }

    /// <summary>x := (I - V T Vᵀ) x for many vectors: C := C - C V Tᵀ Vᵀ, a vector a row.</summary>
    /// <param name="vectors">All vectors, among them the reflections.</param>
    /// <param name="c">The vectors to be reflected, from their element <see cref="First"/> on.</param>
    /// <param name="count">How many.</param>
    /// <param name="stride">Their distance.</param>
    /// <param name="work">Memory for 2 · 64 · <paramref name="count"/> elements.</param>
    internal void Apply(ReadOnlySpan<T> vectors, Span<T> c, int count, int stride, Span<T> work) =>
        Apply(vectors, 0, _count, Triangle(0, _count).Transposed, c, count, stride, work);

    /// <summary>x := (I - V T Vᵀ)ᵀ x for many vectors.</summary>
    /// <inheritdoc cref="Apply(ReadOnlySpan{T}, Span{T}, int, int, Span{T})"/>
    internal void ApplyTransposed(ReadOnlySpan<T> vectors, Span<T> c, int count, int stride, Span<T> work) =>
        Apply(vectors, 0, _count, Triangle(0, _count), c, count, stride, work);

    private void Apply(
        ReadOnlySpan<T> vectors, int start, int end, Operand<T> triangle, Span<T> c, int count, int stride, Span<T> work)
    {
        int width = end - start;
        int length = _length - First - start;
        Span<T> w = work[..(count * width)];
        Span<T> y = work.Slice(w.Length, w.Length);
        Operand<T> reflections = new(vectors[(((First + start) * _length) + First + start)..], _length);
        MatrixProduct.Multiply(count, width, length, T.One, new Operand<T>(c, stride), reflections.Transposed, T.Zero, w, width);
        MatrixProduct.Multiply(count, width, width, T.One, new Operand<T>(w, width), triangle, T.Zero, y, width);
        MatrixProduct.Multiply(count, length, width, -T.One, new Operand<T>(y, width), reflections, T.One, c, stride);
    }

    /// <summary>Decomposes vectors <paramref name="start"/> to <paramref name="end"/> of the block, those before them having been applied.</summary>
    private void Decompose(Span<T> vectors, int start, int end, T[] work)
    {
        if (end - start <= Least)
        {
            for (int k = start; k < end; k++)
                Reflect(vectors, k, start, end);
            return;
        }

        int middle = start + Math.Max(Least, (end - start) / 2 / Least * Least);
        Decompose(vectors, start, middle, work);
        Span<T> rest = vectors[(((First + middle) * _length) + First + start)..];
        Apply(vectors, start, middle, Triangle(start, middle), rest, end - middle, _length, work);
        Decompose(vectors, middle, end, work);
        Join(vectors, start, middle, end, work);
    }

    /// <summary>Makes reflection k, applies it to the vectors after it, and writes its column of T.</summary>
    private void Reflect(Span<T> vectors, int k, int start, int end)
    {
        int row = (First + k) * _length;
        Span<T> own = vectors.Slice(row + First + k, _length - First - k);
        (T scale, Diagonal[k]) = Reflection<T>.Make(own);
        vectors.Slice(row, First + k).Clear();
        for (int other = k + 1; other < end; other++)
            Reflection<T>.Apply(vectors.Slice(((First + other) * _length) + First + k, own.Length), own, scale);

        // t_ik = -scale · Σ t_ij (v_j · v_k), j from i on.
        Span<T> dots = stackalloc T[Least];
        for (int j = start; j < k; j++)
            dots[j - start] = Reflection<T>.Dot(vectors.Slice(((First + j) * _length) + First + k, own.Length), own);
        for (int i = start; i < k; i++)
        {
            T sum = T.Zero;
            for (int j = i; j < k; j++)
                sum = T.FusedMultiplyAdd(_t[(i * _count) + j], dots[j - start], sum);
            _t[(i * _count) + k] = -scale * sum;
        }

        _t[(k * _count) + k] = scale;
    }

    /// <summary>The corner of T that two halves share: -T₁ (V₁ᵀ V₂) T₂.</summary>
    private void Join(ReadOnlySpan<T> vectors, int start, int middle, int end, Span<T> work)
    {
        (int upper, int lower) = (middle - start, end - middle);
        int from = First + middle;
        Operand<T> first = new(vectors[(((First + start) * _length) + from)..], _length);
        Operand<T> second = new(vectors[((from * _length) + from)..], _length);
        Span<T> gram = work[..(upper * lower)];
        Span<T> left = work.Slice(gram.Length, gram.Length);
        MatrixProduct.Multiply(upper, lower, _length - from, T.One, first, second.Transposed, T.Zero, gram, lower);
        MatrixProduct.Multiply(upper, lower, upper, T.One, Triangle(start, middle), new Operand<T>(gram, lower), T.Zero, left, lower);
        MatrixProduct.Multiply(upper, lower, lower, -T.One, new Operand<T>(left, lower), Triangle(middle, end), T.Zero, _t.AsSpan((start * _count) + middle), _count);
    }

    private Operand<T> Triangle(int start, int end) => new(_t.AsSpan((start * _count) + start, ((end - start - 1) * _count) + end - start), _count);
}
