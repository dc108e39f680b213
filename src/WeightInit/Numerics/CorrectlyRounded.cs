namespace WeightInit;

/// <summary>
/// Functions rounded to the nearest double on every machine: logarithm, exponential and power, sine and cosine, the error function and
/// its inverse, computed to about 96 bits and rounded once.
/// </summary>
/// <remarks>
/// The result is wrong only where the true value lies within 2^-96 of itself from the middle between two doubles: about one
/// argument in 2^43. It stands in where glibc is missing, and takes several times as long as a C library.
/// </remarks>
internal static partial class CorrectlyRounded
{
    private const int Steps = 64;
    private const int LowestStep = 45;
    private const int HighestStep = 91;
    private const double Sqrt2 = 1.4142135623730951;
    private const double TwoTo54 = 18014398509481984;

    private static readonly DoubleDouble Ln2 = Atanh(new DoubleDouble(1) / 3.0).Scale(2);
    private static readonly DoubleDouble[] LogOfStep = [.. Enumerable.Range(LowestStep, HighestStep - LowestStep + 1).Select(LogOf64th)];
    private static readonly DoubleDouble[] InverseFactorials = Inverses(33);
    private static readonly DoubleDouble[] PowerOfStep = [.. Enumerable.Range(0, Steps).Select(step => Taylor((Ln2 * (double)step).Scale(1.0 / Steps), 32))];

    /// <summary>The natural logarithm.</summary>
    internal static double Log(double x)
    {
        if (double.IsNaN(x) || x < 0)
            return double.NaN;
        if (x == 0)
            return double.NegativeInfinity;
        return double.IsInfinity(x) ? x : LogOf(x).High;
    }

    /// <summary>The natural logarithm of 1 + x, which nothing is lost of for a small x.</summary>
    internal static double LogP1(double x)
    {
        if (double.IsNaN(x) || x < -1)
            return double.NaN;
        if (x == -1)
            return double.NegativeInfinity;

        // log(1 + x) = x - x² / 2 + …: below 2^-54 the nearest double is x.
        return double.IsInfinity(x) || Math.Abs(x) < 1 / TwoTo54 ? x : LogOf(DoubleDouble.Sum(1, x)).High;
    }

    /// <summary>e to the x.</summary>
    internal static double Exp(double x) => double.IsNaN(x) ? x : NearestExp(x);

    private static double NearestExp(DoubleDouble x)
    {
        if (x.High > 710)
            return double.PositiveInfinity;
        if (x.High < -746)
            return 0;
        (DoubleDouble value, int power) = ExpOf(x);

        // In two halves: 2^power itself can be outside the range of double, and a subnormal result is rounded here.
        double half = Math.ScaleB(1, power / 2);
        double other = Math.ScaleB(1, power - (power / 2));
        return Math.FusedMultiplyAdd(value.High * half, other, value.Low * half * other);
    }

    // e^x = value · 2^power.
    private static (DoubleDouble Value, int Power) ExpOf(DoubleDouble x)
    {
        int steps = (int)Math.Round(x.High * (Steps / Ln2.High));
        DoubleDouble rest = x - (Ln2 * (double)steps).Scale(1.0 / Steps);
        return (Taylor(rest, 12) * PowerOfStep[steps & (Steps - 1)], steps >> 6);
    }

    // x = 2^power · m with m around 1; log m = log(step / 64) + 2 atanh((m - step / 64) / (m + step / 64)).
    private static DoubleDouble LogOf(DoubleDouble x)
    {
        int power = 0;
        if (x.High < 1 / TwoTo54)
        {
            power = -54;
            x = x.Scale(TwoTo54);
        }

        int exponent = Math.ILogB(x.High);
        if (Math.ScaleB(x.High, -exponent) > Sqrt2)
            exponent++;
        power += exponent;
        DoubleDouble m = new(Math.ScaleB(x.High, -exponent), Math.ScaleB(x.Low, -exponent));
        int step = (int)Math.Round(m.High * Steps);
        double centre = step / (double)Steps;
        DoubleDouble rest = ShortAtanh((m - centre) / (m + centre)).Scale(2);
        return (Ln2 * (double)power) + (LogOfStep[step - LowestStep] + rest);
    }

    private static DoubleDouble LogOf64th(int step) => Atanh(new DoubleDouble(step - Steps) / (step + Steps)).Scale(2);

    // s + s³/3 + s⁵/5 + …, for |s| <= 1/3: 9^-36 is below 2^-114.
    private static DoubleDouble Atanh(DoubleDouble s)
    {
        DoubleDouble square = s * s;
        DoubleDouble sum = new DoubleDouble(1) / 73.0;
        for (int odd = 71; odd > 0; odd -= 2)
            sum = (sum * square) + (new DoubleDouble(1) / odd);
        return sum * s;
    }

    // The same for |s| < 2^-7: from s⁸ on, double precision is enough.
    private static DoubleDouble ShortAtanh(DoubleDouble s)
    {
        DoubleDouble square = s * s;
        double z = square.High;
        double tail = z * ((1.0 / 11) + (z * ((1.0 / 13) + (z * ((1.0 / 15) + (z / 17))))));
        DoubleDouble sum = (new DoubleDouble(1) / 9.0) + tail;
        for (int odd = 7; odd > 0; odd -= 2)
            sum = (sum * square) + (new DoubleDouble(1) / odd);
        return sum * s;
    }

    // 1 + x + x²/2 + … + x^degree / degree!, from the inside out.
    private static DoubleDouble Taylor(DoubleDouble x, int degree)
    {
        DoubleDouble sum = InverseFactorials[degree];
        for (int n = degree - 1; n >= 0; n--)
            sum = (sum * x) + InverseFactorials[n];
        return sum;
    }

    private static DoubleDouble[] Inverses(int count)
    {
        DoubleDouble[] values = new DoubleDouble[count];
        values[0] = 1;
        for (int n = 1; n < count; n++)
            values[n] = values[n - 1] / n;
        return values;
    }
}
