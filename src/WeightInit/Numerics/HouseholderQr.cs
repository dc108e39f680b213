using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace WeightInit;

/// <summary>
/// The orthogonal factor of a QR decomposition by Householder's reflections, in double: + - × ÷ √ in a fixed order, the same bits
/// on every machine.
/// </summary>
/// <remarks>
/// Golub and Van Loan, Matrix Computations (4th ed.), algorithms 5.1.1, 5.2.1 and 5.1.2 (backward accumulation). Vectors are
/// worked on in groups, so that a reflection that was read is used several times; the groups do not change any bit.
/// </remarks>
internal static class HouseholderQr
{
    private const int Group = 8;

    /// <summary>
    /// Replaces linearly independent vectors by the orthonormal ones of Q, each with the sign that makes the diagonal of R
    /// positive: the result of Gram and Schmidt's process, computed stably. A vector that depends on those before becomes 0.
    /// </summary>
    /// <param name="vectors">The vectors, one after another.</param>
    /// <param name="count">How many, at most as many as they are long.</param>
    /// <param name="length">How long each is.</param>
    internal static void Orthonormalize(Span<double> vectors, int count, int length)
    {
        if (count > length || (long)count * length != vectors.Length)
            throw new ArgumentException($"{count} vectors of {length} are {(long)count * length} numbers with no more vectors than axes; {vectors.Length} were given.");

        // R's diagonal takes its place last: until then each vector holds the reflection that it led to.
        double[] scales = new double[count];
        double[] diagonal = new double[count];
        for (int start = 0; start < count; start += Group)
        {
            int end = Math.Min(count, start + Group);
            for (int k = 0; k < start; k++)
                ReflectAll(vectors, k, start, end, length, scales[k]);
            for (int k = start; k < end; k++)
            {
                (scales[k], diagonal[k]) = MakeReflection(vectors.Slice((k * length) + k, length - k));
                ReflectAll(vectors, k, k + 1, end, length, scales[k]);
            }
        }

        Accumulate(vectors, count, length, scales, diagonal);
    }

    // Unit vector k goes through the reflections k, k - 1, … 0. The last vectors go first: the reflections they need still stand.
    private static void Accumulate(Span<double> vectors, int count, int length, double[] scales, double[] diagonal)
    {
        double[] columns = new double[Math.Min(Group, count) * length];
        for (int end = count; end > 0; end -= Math.Min(end, Group))
        {
            int start = Math.Max(0, end - Group);
            Span<double> group = columns.AsSpan(0, (end - start) * length);
            group.Clear();
            for (int k = start; k < end; k++)
                group[((k - start) * length) + k] = 1;
            for (int k = end - 1; k >= 0; k--)
            {
                ReadOnlySpan<double> reflection = vectors.Slice((k * length) + k, length - k);
                for (int column = Math.Max(k, start); column < end; column++)
                    Reflect(group.Slice(((column - start) * length) + k, length - k), reflection, scales[k]);
            }

            for (int k = start; k < end; k++)
            {
                Span<double> result = vectors.Slice(k * length, length);
                double sign = Math.Sign(diagonal[k]);
                for (int i = 0; i < length; i++)
                    result[i] = sign * group[((k - start) * length) + i];
            }
        }
    }

    // Overwrites x by v with (I - scale · v vᵀ) x = diagonal · e₁, the first of v being 1.
    private static (double Scale, double Diagonal) MakeReflection(Span<double> x)
    {
        double first = x[0];
        double rest = Dot(x[1..], x[1..]);
        x[0] = 1;
        if (rest == 0)
            return (0, first);
        double norm = Math.Sqrt((first * first) + rest);
        double diagonal = first > 0 ? -norm : norm;
        double pivot = first - diagonal;
        for (int i = 1; i < x.Length; i++)
            x[i] /= pivot;
        return (pivot / -diagonal, diagonal);
    }

    private static void ReflectAll(Span<double> vectors, int k, int start, int end, int length, double scale)
    {
        ReadOnlySpan<double> reflection = vectors.Slice((k * length) + k, length - k);
        for (int column = start; column < end; column++)
            Reflect(vectors.Slice((column * length) + k, length - k), reflection, scale);
    }

    private static void Reflect(Span<double> x, ReadOnlySpan<double> v, double scale)
    {
        double factor = scale * Dot(x, v);
        ref double to = ref MemoryMarshal.GetReference(x);
        ref double from = ref MemoryMarshal.GetReference(v);
        nuint i = 0;
        for (; i + 4 <= (nuint)x.Length; i += 4)
            (Vector256.LoadUnsafe(ref to, i) - (Vector256.LoadUnsafe(ref from, i) * factor)).StoreUnsafe(ref to, i);
        for (; i < (nuint)x.Length; i++)
            x[(int)i] -= v[(int)i] * factor;
    }

    // Sixteen sums, whatever the machine's vectors, then their sum in a fixed order.
    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        ref double left = ref MemoryMarshal.GetReference(a);
        ref double right = ref MemoryMarshal.GetReference(b);
        Vector256<double> sum0 = default;
        Vector256<double> sum1 = default;
        Vector256<double> sum2 = default;
        Vector256<double> sum3 = default;
        nuint i = 0;
        for (; i + 16 <= (nuint)a.Length; i += 16)
        {
            sum0 += Vector256.LoadUnsafe(ref left, i) * Vector256.LoadUnsafe(ref right, i);
            sum1 += Vector256.LoadUnsafe(ref left, i + 4) * Vector256.LoadUnsafe(ref right, i + 4);
            sum2 += Vector256.LoadUnsafe(ref left, i + 8) * Vector256.LoadUnsafe(ref right, i + 8);
            sum3 += Vector256.LoadUnsafe(ref left, i + 12) * Vector256.LoadUnsafe(ref right, i + 12);
        }

        Vector256<double> sums = (sum0 + sum1) + (sum2 + sum3);
        double sum = (sums[0] + sums[1]) + (sums[2] + sums[3]);
        for (; i < (nuint)a.Length; i++)
            sum += a[(int)i] * b[(int)i];
        return sum;
    }
}
