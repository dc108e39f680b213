namespace WeightInit.Native;

/// <summary>
/// The normal law in double from + - × ÷ √ alone, in a fixed order and without FMA: the same bits on every machine. Tables of
/// the stream are built from it (stream version 1, point 15).
/// </summary>
internal static class NormalTail
{
    internal const double Ln2High = 6.93147180369123816490e-01;
    internal const double Ln2Low = 1.90821492927058770002e-10;
    internal const double Sqrt2 = 1.4142135623730951;

    /// <summary>Distances from 1/2 up to which the first of AS 241's three approximations holds, and the origin of its variable.</summary>
    internal const double CentreReach = 0.425;
    internal const double CentreSquare = 0.180625;

    /// <summary>Values of sqrt(-ln p) up to which the second holds, and the origins of the second's and the third's variables.</summary>
    internal const double MiddleReach = 5;
    internal const double MiddleOrigin = 1.6;
    internal const double FarOrigin = 5;

    /// <summary>P(Z &gt; x): a power series below 2, Laplace's continued fraction from there.</summary>
    internal static double Upper(double x)
    {
        if (double.IsPositiveInfinity(x))
            return 0;
        if (x < 0)
            return double.IsNegativeInfinity(x) ? 1 : 1 - Upper(-x);
        double density = Exp(-0.5 * x * x) * 0.3989422804014327;
        if (x < 2)
        {
            double square = x * x;
            double term = x;
            double sum = x;
            for (int n = 1; n <= 40; n++)
            {
                term = term * square / ((2 * n) + 1);
                sum += term;
            }

            return 0.5 - (density * sum);
        }

        double fraction = x;
        for (int n = 80; n >= 1; n--)
            fraction = x + (n / fraction);
        return density / fraction;
    }

    /// <summary>The x with P(Z &gt; x) = p, for p in (0, 1/2]: algorithm AS 241, PPND16 (Wichura 1988).</summary>
    internal static double UpperQuantile(double p)
    {
        double q = 0.5 - p;
        if (q <= CentreReach)
        {
            double near = CentreSquare - (q * q);
            return q * Horner(CentreOver, near) / Horner(CentreUnder, near);
        }

        double r = Math.Sqrt(-Log(p));
        return r <= MiddleReach
            ? Horner(MiddleOver, r - MiddleOrigin) / Horner(MiddleUnder, r - MiddleOrigin)
            : Horner(FarOver, r - FarOrigin) / Horner(FarUnder, r - FarOrigin);
    }

    /// <summary>ln x for normal positive x: the series of atanh, 11 terms.</summary>
    internal static double Log(double x)
    {
        long bits = BitConverter.DoubleToInt64Bits(x);
        int exponent = (int)((bits >> 52) & 0x7FF) - 1023;
        double m = BitConverter.Int64BitsToDouble((bits & 0x000F_FFFF_FFFF_FFFF) | 0x3FF0_0000_0000_0000);
        if (m > Sqrt2)
        {
            m *= 0.5;
            exponent++;
        }

        double s = (m - 1) / (m + 1);
        double z = s * s;
        double q = 0;
        foreach (double term in LogTerms)
            q = (q + term) * z;
        double r = 2.0 * s;
        return (exponent * Ln2High) + (r + ((r * q) + (exponent * Ln2Low)));
    }

    /// <summary>e^y for y ≤ 0 down to -700, below that 0: Taylor, 15 terms.</summary>
    internal static double Exp(double y)
    {
        if (y < -700)
            return 0;
        double n = Math.Floor((y * 1.4426950408889634) + 0.5);
        double r = y - (n * Ln2High) - (n * Ln2Low);
        double q = 1;
        for (int k = 15; k >= 1; k--)
            q = 1.0 + (q * r / k);
        return Math.ScaleB(q, (int)n);
    }

    private static double Horner(ReadOnlySpan<double> coefficients, double r)
    {
        double value = coefficients[0];
        foreach (double coefficient in coefficients[1..])
            value = (value * r) + coefficient;
        return value;
    }

    internal static ReadOnlySpan<double> LogTerms =>
        [1.0 / 23, 1.0 / 21, 1.0 / 19, 1.0 / 17, 1.0 / 15, 1.0 / 13, 1.0 / 11, 1.0 / 9, 1.0 / 7, 1.0 / 5, 1.0 / 3];

    internal static ReadOnlySpan<double> CentreOver =>
        [
            2509.0809287301226727, 33430.575583588128105, 67265.770927008700853, 45921.953931549871457,
            13731.693765509461125, 1971.5909503065514427, 133.14166789178437745, 3.387132872796366608,
        ];

    internal static ReadOnlySpan<double> CentreUnder =>
        [
            5226.495278852545925, 28729.085735721942674, 39307.89580009271061, 21213.794301586595867,
            5394.1960214247511077, 687.1870074920579083, 42.313330701600911252, 1.0,
        ];

    internal static ReadOnlySpan<double> MiddleOver =>
        [
            7.7454501427834140764e-4, .0227238449892691845833, .24178072517745061177, 1.27045825245236838258,
            3.64784832476320460504, 5.7694972214606914055, 4.6303378461565452959, 1.42343711074968357734,
        ];

    internal static ReadOnlySpan<double> MiddleUnder =>
        [
            1.05075007164441684324e-9, 5.475938084995344946e-4, .0151986665636164571966, .14810397642748007459,
            .68976733498510000455, 1.6763848301838038494, 2.05319162663775882187, 1.0,
        ];

    internal static ReadOnlySpan<double> FarOver =>
        [
            2.01033439929228813265e-7, 2.71155556874348757815e-5, .0012426609473880784386, .026532189526576123093,
            .29656057182850489123, 1.7848265399172913358, 5.4637849111641143699, 6.6579046435011037772,
        ];

    internal static ReadOnlySpan<double> FarUnder =>
        [
            2.04426310338993978564e-15, 1.4215117583164458887e-7, 1.8463183175100546818e-5, 7.868691311456132591e-4,
            .0148753612908506148525, .13692988092273580531, .59983220655588793769, 1.0,
        ];
}
