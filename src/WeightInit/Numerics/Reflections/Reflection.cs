using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace WeightInit;

/// <summary>One of Householder's reflections, I - scale · v vᵀ with v_0 = 1, in double; + - × ÷ √ in a fixed order.</summary>
internal static class Reflection
{
    /// <summary>Overwrites x by v with (I - scale · v vᵀ) x = diagonal · e₁ (Golub and Van Loan, algorithm 5.1.1).</summary>
    internal static (double Scale, double Diagonal) Make(Span<double> x)
    {
        double first = x[0];
        double rest = Dot(x[1..], x[1..]);
        x[0] = 1;
        if (rest == 0)
            return (0, first);
        double norm = Math.Sqrt((first * first) + rest);
        double diagonal = first > 0 ? -norm : norm;
        double pivot = first - diagonal;
        Divide(x[1..], pivot);
        return (pivot / -diagonal, diagonal);
    }

    private static void Divide(Span<double> x, double divisor)
    {
        ref double to = ref MemoryMarshal.GetReference(x);
        nuint i = 0;
        for (; i + 4 <= (nuint)x.Length; i += 4)
            (Vector256.LoadUnsafe(ref to, i) / Vector256.Create(divisor)).StoreUnsafe(ref to, i);
        for (; i < (nuint)x.Length; i++)
            x[(int)i] /= divisor;
    }

    /// <summary>x := (I - scale · v vᵀ) x.</summary>
    internal static void Apply(Span<double> x, ReadOnlySpan<double> v, double scale)
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

    /// <summary>Σ a b: sixteen sums, whatever the machine's vectors, then their sum in a fixed order.</summary>
    internal static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
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
