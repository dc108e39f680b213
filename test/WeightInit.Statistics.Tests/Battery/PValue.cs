namespace WeightInit.Statistics.Tests;

/// <summary>How probable a statistic as extreme as the one seen is where the hypothesis holds. Our own functions, for tests alone.</summary>
internal static class PValue
{
    /// <summary>P(|Z| ≥ |z|) of a unit normal.</summary>
    public static double TwoSidedNormal(double z) => Math.Min(1, 2 * UpperTail(Math.Abs(z)));

    /// <summary>P(Z ≤ x) of a unit normal: the series of Marsaglia (2004) near 0, Laplace's continued fraction in the tails.</summary>
    public static double NormalCdf(double x)
    {
        if (x < -6)
            return UpperTail(-x);
        if (x > 6)
            return 1 - UpperTail(x);
        double term = x;
        double sum = x;
        for (int n = 1; Math.Abs(term) > 1e-18 * Math.Abs(sum); n++)
        {
            term *= x * x / ((2 * n) + 1);
            sum += term;
        }

        return 0.5 + (Density(x) * sum);
    }

    public static double Density(double x) => Math.Exp(-0.5 * x * x) / Math.Sqrt(2 * Math.PI);

    /// <summary>P(D ≥ d) of the Kolmogorov-Smirnov statistic of n values, by Kolmogorov's series with Stephens's (1970) correction for n.</summary>
    public static double Kolmogorov(double d, int n)
    {
        double root = Math.Sqrt(n);
        double t = (root + 0.12 + (0.11 / root)) * d;
        if (t < 0.2)
            return 1;
        double sum = 0;
        for (int k = 1; k <= 100; k++)
            sum += (k % 2 == 1 ? 2 : -2) * Math.Exp(-2.0 * k * k * t * t);
        return Math.Clamp(sum, 0, 1);
    }

    /// <summary>P(χ² ≥ x) with some degrees of freedom: the regularised incomplete gamma function Q(k / 2, x / 2).</summary>
    public static double ChiSquare(double x, int degrees)
    {
        (double a, double y) = (degrees / 2.0, x / 2);
        if (y <= 0)
            return 1;
        double front = Math.Exp((a * Math.Log(y)) - y - LogGamma(a));
        return y < a + 1 ? 1 - (front * LowerSeries(a, y)) : front * UpperFraction(a, y);
    }

    private static double UpperTail(double x)
    {
        if (x < 2)
            return 1 - NormalCdf(x);
        double fraction = x;
        for (int n = 120; n >= 1; n--)
            fraction = x + (n / fraction);
        return Density(x) / fraction;
    }

    private static double LowerSeries(double a, double y)
    {
        double term = 1 / a;
        double sum = term;
        for (int n = 1; term > 1e-17 * sum; n++)
        {
            term *= y / (a + n);
            sum += term;
        }

        return sum;
    }

    /// <summary>Lentz's algorithm for Legendre's continued fraction.</summary>
    private static double UpperFraction(double a, double y)
    {
        double b = y + 1 - a;
        double c = 1e300;
        double d = 1 / b;
        double value = d;
        for (int n = 1; n < 10000; n++)
        {
            double factor = -n * (n - a);
            b += 2;
            d = 1 / ((factor * d) + b);
            c = b + (factor / c);
            value *= c * d;
            if (Math.Abs((c * d) - 1) < 1e-15)
                break;
        }

        return value;
    }

    /// <summary>ln Γ(x): Stirling's series after a shift to 10 and more.</summary>
    private static double LogGamma(double x)
    {
        double shift = 0;
        while (x < 10)
            shift += Math.Log(x++);
        double z = 1 / (x * x);
        return ((x - 0.5) * Math.Log(x)) - x + (0.5 * Math.Log(2 * Math.PI)) + (((((z / -1680) + (1 / 1260.0)) * z - (1 / 360.0)) * z + (1 / 12.0)) / x) - shift;
    }
}
