namespace WeightInit;

internal static partial class Portable
{
    private const double TwoOverSqrtPi = 1.1283791670955126;

    /// <summary>The error function, 2/√π ∫₀ˣ e^-t² dt, within 2 ulp: its power series below 1/2, 1 - erfc above.</summary>
    internal static double Erf(double x)
    {
        if (Math.Abs(x) >= 0.5)
            return Math.CopySign(1 - Erfc(Math.Abs(x)), x);
        double z = x * x;
        double sum = 0;
        double power = 1;
        for (int n = 1; n <= 13; n++)
        {
            power *= -z / n;
            sum += power / ((2 * n) + 1);
        }

        return TwoOverSqrtPi * (x + (x * sum));
    }
}
