using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace WeightInit;

/// <summary>One of Householder's reflections, I - scale · v vᵀ with v_0 = 1; + - × ÷ √ in a fixed order.</summary>
internal static class Reflection<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Overwrites x by v with (I - scale · v vᵀ) x = diagonal · e₁ (Golub and Van Loan, algorithm 5.1.1).</summary>
    internal static (T Scale, T Diagonal) Make(Span<T> x)
    {
        T first = x[0];
        T rest = Dot(x[1..], x[1..]);
        x[0] = T.One;
        if (rest == T.Zero)
            return (T.Zero, first);
        T norm = T.Sqrt((first * first) + rest);
        T diagonal = first > T.Zero ? -norm : norm;
        T pivot = first - diagonal;
        Divide(x[1..], pivot);
        return (pivot / -diagonal, diagonal);
    }

    /// <summary>x := (I - scale · v vᵀ) x.</summary>
    internal static void Apply(Span<T> x, ReadOnlySpan<T> v, T scale)
    {
        T factor = scale * Dot(x, v);
        ref T to = ref MemoryMarshal.GetReference(x);
        ref T from = ref MemoryMarshal.GetReference(v);
        int width = Vector256<T>.Count;
        int i = 0;
        for (; i + width <= x.Length; i += width)
            (Vector256.LoadUnsafe(ref to, (nuint)i) - (Vector256.LoadUnsafe(ref from, (nuint)i) * factor)).StoreUnsafe(ref to, (nuint)i);
        for (; i < x.Length; i++)
            x[i] -= v[i] * factor;
    }

    /// <summary>Σ a b: sixteen sums (thirty-two in float32), whatever the machine's vectors, then their sum in a fixed order.</summary>
    internal static T Dot(ReadOnlySpan<T> a, ReadOnlySpan<T> b)
    {
        ref T left = ref MemoryMarshal.GetReference(a);
        ref T right = ref MemoryMarshal.GetReference(b);
        int width = Vector256<T>.Count;
        Vector256<T> sum0 = default;
        Vector256<T> sum1 = default;
        Vector256<T> sum2 = default;
        Vector256<T> sum3 = default;
        int i = 0;
        for (; i + (4 * width) <= a.Length; i += 4 * width)
        {
            nuint at = (nuint)i;
            sum0 += Vector256.LoadUnsafe(ref left, at) * Vector256.LoadUnsafe(ref right, at);
            sum1 += Vector256.LoadUnsafe(ref left, at + (nuint)width) * Vector256.LoadUnsafe(ref right, at + (nuint)width);
            sum2 += Vector256.LoadUnsafe(ref left, at + (nuint)(2 * width)) * Vector256.LoadUnsafe(ref right, at + (nuint)(2 * width));
            sum3 += Vector256.LoadUnsafe(ref left, at + (nuint)(3 * width)) * Vector256.LoadUnsafe(ref right, at + (nuint)(3 * width));
        }

        Vector256<T> sums = (sum0 + sum1) + (sum2 + sum3);
        T sum = T.Zero;
        for (int lane = 0; lane < width; lane += 2)
            sum += sums[lane] + sums[lane + 1];
        for (; i < a.Length; i++)
            sum += a[i] * b[i];
        return sum;
    }

    private static void Divide(Span<T> x, T divisor)
    {
        ref T to = ref MemoryMarshal.GetReference(x);
        int width = Vector256<T>.Count;
        int i = 0;
        for (; i + width <= x.Length; i += width)
            (Vector256.LoadUnsafe(ref to, (nuint)i) / Vector256.Create(divisor)).StoreUnsafe(ref to, (nuint)i);
        for (; i < x.Length; i++)
            x[i] /= divisor;
    }
}
