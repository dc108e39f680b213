using System.Runtime.CompilerServices;

namespace WeightInit;

/// <summary>
/// A number of about 106 bits: the unevaluated sum of a double and of a smaller one, <see cref="High"/> being the sum rounded.
/// The same bits on every machine, for it uses + - × ÷, square roots and fused multiply-add only.
/// </summary>
/// <remarks>
/// The error-free sums and products are those of Knuth and of Dekker; the bounds are Joldes, Muller and Popescu's, "Tight and
/// rigorous error bounds for basic building blocks of double-word arithmetic", ACM TOMS 44 (2017) 15: a few times 2^-104.
/// </remarks>
internal readonly struct DoubleDouble
{
    internal DoubleDouble(double high, double low = 0)
    {
        High = high;
        Low = low;
    }

    /// <summary>The nearest double.</summary>
    internal double High { get; }

    /// <summary>What is left.</summary>
    internal double Low { get; }

    /// <summary>a + b, exactly.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static DoubleDouble Sum(double a, double b)
    {
        double high = a + b;
        double part = high - a;
        return new DoubleDouble(high, (a - (high - part)) + (b - part));
    }

    /// <summary>a · b, exactly unless it underflows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static DoubleDouble Product(double a, double b)
    {
        double high = a * b;
        return new DoubleDouble(high, Math.FusedMultiplyAdd(a, b, -high));
    }

    public static implicit operator DoubleDouble(double value) => new(value);

    public static DoubleDouble operator -(DoubleDouble a) => new(-a.High, -a.Low);

    public static DoubleDouble operator +(DoubleDouble a, DoubleDouble b)
    {
        DoubleDouble high = Sum(a.High, b.High);
        DoubleDouble low = Sum(a.Low, b.Low);
        DoubleDouble joined = Ordered(high.High, high.Low + low.High);
        return Ordered(joined.High, joined.Low + low.Low);
    }

    public static DoubleDouble operator -(DoubleDouble a, DoubleDouble b) => a + (-b);

    public static DoubleDouble operator *(DoubleDouble a, DoubleDouble b)
    {
        DoubleDouble high = Product(a.High, b.High);
        double cross = Math.FusedMultiplyAdd(a.Low, b.High, Math.FusedMultiplyAdd(a.High, b.Low, a.Low * b.Low));
        return Ordered(high.High, high.Low + cross);
    }

    // Joldes, Muller and Popescu's algorithm 17: what the first quotient leaves is exact in its upper part.
    public static DoubleDouble operator /(DoubleDouble a, DoubleDouble b)
    {
        double first = a.High / b.High;
        DoubleDouble product = b * first;
        double rest = (a.High - product.High) + (a.Low - product.Low);
        return Ordered(first, rest / b.High);
    }

    /// <summary>The same times a power of two, exactly unless it underflows.</summary>
    internal DoubleDouble Scale(double power) => new(High * power, Low * power);

    // a + b, exactly, for |a| >= |b|.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static DoubleDouble Ordered(double a, double b)
    {
        double high = a + b;
        return new DoubleDouble(high, b - (high - a));
    }
}
