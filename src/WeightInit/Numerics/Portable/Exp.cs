namespace WeightInit;

/// <summary>
/// Functions of a real number from + - × ÷ √ and rounding alone, in a fixed order and without FMA: the same bits on every
/// machine, unlike those of <see cref="Math"/>, which ask the C runtime. Gains are made of them, and a gain may scale weights.
/// </summary>
internal static partial class Portable
{
    /// <summary>ln 2, of which the first part times an integer up to 2^20 is exact.</summary>
    private const double Ln2High = 0.6931471803691238;
    private const double Ln2Low = 1.9082149292705877e-10;

    /// <summary>e^x, within an ulp; 0 and infinity beyond the range of double.</summary>
    internal static double Exp(double x)
    {
        if (!(Math.Abs(x) < 800))
            return x > 0 ? double.PositiveInfinity : double.IsNaN(x) ? x : 0;
        (int n, double high, double low) = ReduceExponent(x);
        double r = high - low;
        return Math.ScaleB(1 + (high + ((r * r * ExpTail(r)) - low)), n);
    }

    /// <summary>e^x - 1, within 2 ulp, near zero too.</summary>
    internal static double ExpM1(double x)
    {
        if (!(Math.Abs(x) < 800))
            return x > 0 ? double.PositiveInfinity : double.IsNaN(x) ? x : -1;
        (int n, double high, double low) = ReduceExponent(x);
        double r = high - low;
        double near = high + ((r * r * ExpTail(r)) - low);
        if (n == 0)
            return near;
        if (n > 1000)
            return Math.ScaleB(1 + near, n);
        double power = Math.ScaleB(1, n);
        return (power * near) + (power - 1);
    }

    /// <summary>x = n ln 2 + high - low with |high - low| ≤ ln 2 / 2.</summary>
    private static (int N, double High, double Low) ReduceExponent(double x)
    {
        double n = Math.Floor((x * 1.4426950408889634) + 0.5);
        return ((int)n, x - (n * Ln2High), n * Ln2Low);
    }

    /// <summary>(e^r - 1 - r) / r² by its power series, for |r| ≤ ln 2 / 2: twelve terms, the next is below 1e-17.</summary>
    private static double ExpTail(double r)
    {
        double sum = 0;
        for (int k = InverseFactorials.Length - 1; k >= 0; k--)
            sum = (sum * r) + InverseFactorials[k];
        return sum;
    }

    /// <summary>1 / 2!, 1 / 3!, … 1 / 13!.</summary>
    private static ReadOnlySpan<double> InverseFactorials =>
    [
        1.0 / 2, 1.0 / 6, 1.0 / 24, 1.0 / 120, 1.0 / 720, 1.0 / 5040, 1.0 / 40320, 1.0 / 362880, 1.0 / 3628800, 1.0 / 39916800,
        1.0 / 479001600, 1.0 / 6227020800,
    ];
}
