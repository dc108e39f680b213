namespace WeightInit;

internal static partial class Portable
{
    private const double Tau = 2 * Math.PI;

    /// <summary>π / 2 in three parts, of which the first two times an integer up to 2^20 are exact.</summary>
    private const double QuarterHigh = 1.5707963267341256;
    private const double QuarterMiddle = 6.077100506303966e-11;
    private const double QuarterLow = 2.0222662487959506e-21;

    /// <summary>
    /// sin x: within 1e-16 absolute up to |x| = 2^20, beyond that the sine of a number within an ulp of x. NaN at infinity.
    /// </summary>
    internal static double Sin(double x) => Circular(x, 0);

    /// <summary>cos x, as exact as <see cref="Sin"/>.</summary>
    internal static double Cos(double x) => Circular(x, 1);

    /// <summary>sin(x + quarters · π / 2).</summary>
    private static double Circular(double x, int quarters)
    {
        if (Math.Abs(x) > 1 << 20)
            x = Math.IEEERemainder(x, Tau);
        double n = Math.Floor((x * (2 / Math.PI)) + 0.5);
        double r = x - (n * QuarterHigh) - (n * QuarterMiddle) - (n * QuarterLow);
        double turned = (((int)n + quarters) & 3) switch
        {
            0 => SinSeries(r),
            1 => CosSeries(r),
            2 => -SinSeries(r),
            _ => -CosSeries(r),
        };
        return double.IsFinite(x) ? turned : double.NaN;
    }

    /// <summary>The power series of sin r for |r| ≤ π / 4, to r^17.</summary>
    private static double SinSeries(double r)
    {
        double z = r * r;
        double sum = 0;
        for (int n = 16; n >= 2; n -= 2)
            sum = -z / (n * (n + 1)) * (1 + sum);
        return r + (r * sum);
    }

    /// <summary>The power series of cos r for |r| ≤ π / 4, to r^18.</summary>
    private static double CosSeries(double r)
    {
        double z = r * r;
        double sum = 0;
        for (int n = 18; n >= 4; n -= 2)
            sum = -z / (n * (n - 1)) * (1 + sum);
        return 1 - ((z / 2) * (1 + sum));
    }
}
