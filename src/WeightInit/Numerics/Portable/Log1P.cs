namespace WeightInit;

internal static partial class Portable
{
    /// <summary>ln(1 + x), within 2 ulp, near zero too.</summary>
    internal static double Log1P(double x)
    {
        if (!(x > -1) || double.IsPositiveInfinity(x))
            return x == -1 ? double.NegativeInfinity : double.IsPositiveInfinity(x) ? x : double.NaN;
        double u = 1 + x;
        double lost = x < 1 ? x - (u - 1) : 1 - (u - x);
        return Log(u, lost / u);
    }

    /// <summary>ln u + correction for a normal positive u: the series of 2 atanh((m - 1) / (m + 1)) with m in [√½, √2].</summary>
    private static double Log(double u, double correction)
    {
        int exponent = Math.ILogB(u);
        double m = Math.ScaleB(u, -exponent);
        if (m > 1.4142135623730951)
        {
            m /= 2;
            exponent++;
        }

        double s = (m - 1) / (m + 1);
        double z = s * s;
        double tail = 0;
        for (int odd = 21; odd >= 3; odd -= 2)
            tail = (tail + (1.0 / odd)) * z;
        return (exponent * Ln2High) + ((2 * s) + ((2 * s * tail) + ((exponent * Ln2Low) + correction)));
    }
}
