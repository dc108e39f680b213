using WeightInit.Numerics;

namespace WeightInit;

/// <summary>
/// Up to sixty-four reflections H_0 H_1 … as I - V T Vᵀ, T upper triangular. V stays where the vectors were that it was made of: one
/// reflection after another, 0 before its first element, which is 1.
/// </summary>
internal sealed class ReflectionBlock
{
    /// <summary>Vectors that are reflected one by one; more are decomposed by halves.</summary>
    private const int Least = 8;

    private readonly int _count;
    private readonly int _length;
    private readonly double[] _t;

    private ReflectionBlock(int first, int count, int length)
    {
        (First, _count, _length) = (first, count, length);
        _t = new double[count * count];
        Diagonal = new double[count];
    }

    /// <summary>The first vector, and the first element that the reflections change.</summary>
    internal int First { get; }

    /// <summary>The diagonal of R.</summary>
    internal double[] Diagonal { get; }

    /// <summary>Decomposes neighbouring vectors, whose elements before <paramref name="first"/> no one needs any more.</summary>
    /// <param name="vectors">All vectors; these become reflections.</param>
    /// <param name="first">The first.</param>
    /// <param name="end">One past the last.</param>
    /// <param name="length">How long each is.</param>
    internal static ReflectionBlock Decompose(Span<double> vectors, int first, int end, int length)
    {
        ReflectionBlock block = new(first, end - first, length);
        block.Decompose(vectors, 0, end - first, new double[2 * HouseholderQr.Block * HouseholderQr.Block]);
        return block;
    }

    /// <summary>x := (I - V T Vᵀ) x for many vectors: C := C - C V Tᵀ Vᵀ, a vector a row.</summary>
    /// <param name="vectors">All vectors, among them the reflections.</param>
    /// <param name="c">The vectors to be reflected, from their element <see cref="First"/> on.</param>
    /// <param name="count">How many.</param>
    /// <param name="stride">Their distance.</param>
    /// <param name="work">Memory for 2 · 64 · <paramref name="count"/> elements.</param>
    internal void Apply(ReadOnlySpan<double> vectors, Span<double> c, int count, int stride, Span<double> work) =>
        Apply(vectors, 0, _count, Triangle(0, _count).Transposed, c, count, stride, work);

    /// <summary>x := (I - V T Vᵀ)ᵀ x for many vectors.</summary>
    /// <inheritdoc cref="Apply(ReadOnlySpan{double}, Span{double}, int, int, Span{double})"/>
    internal void ApplyTransposed(ReadOnlySpan<double> vectors, Span<double> c, int count, int stride, Span<double> work) =>
        Apply(vectors, 0, _count, Triangle(0, _count), c, count, stride, work);

    private void Apply(
        ReadOnlySpan<double> vectors, int start, int end, Operand<double> triangle, Span<double> c, int count, int stride, Span<double> work)
    {
        int width = end - start;
        int length = _length - First - start;
        Span<double> w = work[..(count * width)];
        Span<double> y = work.Slice(w.Length, w.Length);
        Operand<double> reflections = new(vectors[(((First + start) * _length) + First + start)..], _length);
        MatrixProduct.Multiply(count, width, length, 1, new Operand<double>(c, stride), reflections.Transposed, 0, w, width);
        MatrixProduct.Multiply(count, width, width, 1, new Operand<double>(w, width), triangle, 0, y, width);
        MatrixProduct.Multiply(count, length, width, -1, new Operand<double>(y, width), reflections, 1, c, stride);
    }

    /// <summary>Decomposes vectors <paramref name="start"/> to <paramref name="end"/> of the block, those before them having been applied.</summary>
    private void Decompose(Span<double> vectors, int start, int end, double[] work)
    {
        if (end - start <= Least)
        {
            for (int k = start; k < end; k++)
                Reflect(vectors, k, start, end);
            return;
        }

        int middle = start + Math.Max(Least, (end - start) / 2 / Least * Least);
        Decompose(vectors, start, middle, work);
        Span<double> rest = vectors[(((First + middle) * _length) + First + start)..];
        Apply(vectors, start, middle, Triangle(start, middle), rest, end - middle, _length, work);
        Decompose(vectors, middle, end, work);
        Join(vectors, start, middle, end, work);
    }

    /// <summary>Makes reflection k, applies it to the vectors after it, and writes its column of T.</summary>
    private void Reflect(Span<double> vectors, int k, int start, int end)
    {
        int row = (First + k) * _length;
        Span<double> own = vectors.Slice(row + First + k, _length - First - k);
        (double scale, Diagonal[k]) = Reflection.Make(own);
        vectors.Slice(row, First + k).Clear();
        for (int other = k + 1; other < end; other++)
            Reflection.Apply(vectors.Slice(((First + other) * _length) + First + k, own.Length), own, scale);

        // t_ik = -scale · Σ t_ij (v_j · v_k), j from i on.
        Span<double> dots = stackalloc double[Least];
        for (int j = start; j < k; j++)
            dots[j - start] = Reflection.Dot(vectors.Slice(((First + j) * _length) + First + k, own.Length), own);
        for (int i = start; i < k; i++)
        {
            double sum = 0;
            for (int j = i; j < k; j++)
                sum = Math.FusedMultiplyAdd(_t[(i * _count) + j], dots[j - start], sum);
            _t[(i * _count) + k] = -scale * sum;
        }

        _t[(k * _count) + k] = scale;
    }

    /// <summary>The corner of T that two halves share: -T₁ (V₁ᵀ V₂) T₂.</summary>
    private void Join(ReadOnlySpan<double> vectors, int start, int middle, int end, Span<double> work)
    {
        (int upper, int lower) = (middle - start, end - middle);
        int from = First + middle;
        Operand<double> first = new(vectors[(((First + start) * _length) + from)..], _length);
        Operand<double> second = new(vectors[((from * _length) + from)..], _length);
        Span<double> gram = work[..(upper * lower)];
        Span<double> left = work.Slice(gram.Length, gram.Length);
        MatrixProduct.Multiply(upper, lower, _length - from, 1, first, second.Transposed, 0, gram, lower);
        MatrixProduct.Multiply(upper, lower, upper, 1, Triangle(start, middle), new Operand<double>(gram, lower), 0, left, lower);
        MatrixProduct.Multiply(upper, lower, lower, -1, new Operand<double>(left, lower), Triangle(middle, end), 0, _t.AsSpan((start * _count) + middle), _count);
    }

    private Operand<double> Triangle(int start, int end) => new(_t.AsSpan((start * _count) + start, ((end - start - 1) * _count) + end - start), _count);
}
