namespace WeightInit;

/// <content>Sine and cosine.</content>
internal static partial class CorrectlyRounded
{
    private const double TwoOverPi = 0.6366197723675814;

    // π/2 in three parts: 159 bits, so that what is left near a multiple of it keeps its precision.
    private const double HalfPiHigh = 1.5707963267948966;
    private const double HalfPiMiddle = 6.123233995736766e-17;
    private const double HalfPiLow = -1.4973849048591698e-33;

    /// <summary>The sine of x, |x| up to 2^20.</summary>
    internal static double Sin(double x)
    {
        // sin x = x - x³ / 6 + …: below 2^-27 the nearest double is x.
        if (Math.Abs(x) < 1.0 / (1 << 27))
            return x;
        (int quarters, DoubleDouble rest) = Reduce(x);
        return OfQuarter(quarters, rest);
    }

    /// <summary>The cosine of x, |x| up to 2^20.</summary>
    internal static double Cos(double x)
    {
        (int quarters, DoubleDouble rest) = Reduce(x);
        return OfQuarter(quarters + 1, rest);
    }

    private static double OfQuarter(int quarters, DoubleDouble rest)
    {
        double value = (quarters & 1) == 0 ? ShortSine(rest).High : ShortCosine(rest).High;
        return (quarters & 2) == 0 ? value : -value;
    }

    // x = quarters · π/2 + rest, |rest| up to π/4.
    private static (int Quarters, DoubleDouble Left) Reduce(double x)
    {
        if (!(Math.Abs(x) <= 1 << 20))
            return (0, double.NaN);
        double quarters = Math.Round(x * TwoOverPi);
        DoubleDouble rest = x - DoubleDouble.Product(quarters, HalfPiHigh);
        rest -= DoubleDouble.Product(quarters, HalfPiMiddle);
        return ((int)quarters, rest - (quarters * HalfPiLow));
    }

    // x (1 - x²/6 (1 - x²/20 (…))), for |x| up to π/4: the term of x^31 is below 2^-116.
    private static DoubleDouble ShortSine(DoubleDouble x) => Alternating(x * x, 28) * x;

    // 1 - x²/2 (1 - x²/12 (…)).
    private static DoubleDouble ShortCosine(DoubleDouble x) => Alternating(x * x, 27);

    // 1 - z / (n (n + 1)) · (the same with n + 2), for n = 2 or 1 up to last.
    private static DoubleDouble Alternating(DoubleDouble z, int last)
    {
        DoubleDouble sum = 1;
        for (int n = last; n > 0; n -= 2)
            sum = 1.0 - (sum * z / (n * (n + 1.0)));
        return sum;
    }
}
