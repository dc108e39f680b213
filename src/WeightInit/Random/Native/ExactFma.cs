using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace WeightInit.Native;

/// <summary>a · b + c with one rounding where the hardware has no such instruction.</summary>
/// <remarks>
/// float32: the product is exact in double; the sum is rounded to odd there, after which rounding to float32 is the only
/// rounding that counts (Boldo and Melquiond 2008, "Emulation of a FMA and correctly rounded sums").
/// float64: the same paper's algorithm for a format without a wider one, with Dekker's product.
/// </remarks>
internal static class ExactFma
{
    private const double Large = 1e290;
    private const double Small = 1e-280;

    /// <summary>Whether FusedMultiplyAdd is an instruction here.</summary>
    internal static bool IsHardware
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Fma.IsSupported || AdvSimd.IsSupported;
    }

    /// <summary>The float32 nearest a · b + c; all finite.</summary>
    internal static float Emulate(float a, float b, float c)
    {
        double product = (double)a * b;
        double sum = product + c;
        double part = sum - product;
        double error = (product - (sum - part)) + (c - part);
        return (float)RoundToOdd(sum, error);
    }

    /// <inheritdoc cref="Emulate(float, float, float)"/>
    internal static Vector128<float> Emulate(Vector128<float> a, Vector128<float> b, Vector128<float> c)
    {
        (Vector128<double> aLow, Vector128<double> aHigh) = Vector128.Widen(a);
        (Vector128<double> bLow, Vector128<double> bHigh) = Vector128.Widen(b);
        (Vector128<double> cLow, Vector128<double> cHigh) = Vector128.Widen(c);
        return Vector128.Narrow(OddSum(aLow * bLow, cLow), OddSum(aHigh * bHigh, cHigh));
    }

    /// <summary>The float64 nearest a · b + c; all finite.</summary>
    internal static double Emulate(double a, double b, double c)
    {
        // Beyond these the parts of the product would overflow or be lost; the C library's fma is exact and slow.
        double magnitude = Math.Abs(a * b);
        if (Math.Max(Math.Abs(a), Math.Abs(b)) > Large || magnitude > Large || (magnitude < Small && a != 0 && b != 0))
            return Math.FusedMultiplyAdd(a, b, c);
        (double product, double rest) = Product(a, b);
        (double low, double lower) = Sum(c, rest);
        (double high, double middle) = Sum(product, low);
        (double tail, double error) = Sum(middle, lower);
        return high + RoundToOdd(tail, error);
    }

    /// <inheritdoc cref="Emulate(double, double, double)"/>
    internal static Vector128<double> Emulate(Vector128<double> a, Vector128<double> b, Vector128<double> c) =>
        Vector128.Create(Emulate(a[0], b[0], c[0]), Emulate(a[1], b[1], c[1]));

    private static (double High, double Low) Sum(double a, double b)
    {
        double high = a + b;
        double part = high - a;
        return (high, (a - (high - part)) + (b - part));
    }

    /// <summary>a · b as the sum of two doubles: Dekker's product of halves split as Veltkamp did.</summary>
    private static (double High, double Low) Product(double a, double b)
    {
        (double aHigh, double aLow) = Split(a);
        (double bHigh, double bLow) = Split(b);
        double high = a * b;
        return (high, (((aHigh * bHigh) - high) + (aHigh * bLow) + (aLow * bHigh)) + (aLow * bLow));
    }

    private static (double High, double Low) Split(double value)
    {
        double scaled = 134217729 * value;
        double high = scaled - (scaled - value);
        return (high, value - high);
    }

    /// <summary>The sum moved, where it is inexact and even, to the odd neighbour on the side of its error.</summary>
    private static double RoundToOdd(double sum, double error)
    {
        long bits = BitConverter.DoubleToInt64Bits(sum);
        if (error != 0 && (bits & 1) == 0)
            bits += (error < 0) == (bits < 0) ? 1 : -1;
        return BitConverter.Int64BitsToDouble(bits);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> OddSum(Vector128<double> left, Vector128<double> right)
    {
        Vector128<double> sum = left + right;
        Vector128<double> part = sum - left;
        return RoundToOdd(sum, (left - (sum - part)) + (right - part));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> RoundToOdd(Vector128<double> sum, Vector128<double> error)
    {
        Vector128<long> bits = sum.AsInt64();
        Vector128<long> exact = Vector128.Equals(error, Vector128<double>.Zero).AsInt64();
        Vector128<long> moves = Vector128.AndNot(~bits & Vector128<long>.One, exact);
        Vector128<long> away = Vector128.Equals((error.AsInt64() ^ bits) >>> 63, Vector128<long>.Zero);
        return (bits + Vector128.ConditionalSelect(away, moves, -moves)).AsDouble();
    }
}
