namespace WeightInit;

internal static partial class Portable
{
    /// <summary>1 - erf x, within 6 ulp, in the far tail too; 0 from 27.3 on.</summary>
    internal static double Erfc(double x)
    {
        if (x < 0.5)
            return x < -0.5 ? 2 - Erfc(-x) : 1 - Erf(x);
        if (x > 28)
            return 0;
        return NegativeSquareExp(x) * ErfcX(x);
    }

    /// <summary>e^(x²) erfc x for x, within 5 ulp: erfc without its underflow. Infinite below -26.7.</summary>
    /// <remarks>
    /// From 1/2 on the trapezoidal rule with step h = 1/2 for x/π ∫ e^-t² / (x² + t²) dt, whose only large error, the residue
    /// at t = ix, is known and taken away (Chiarella and Reichel, Mathematics of Computation 22, 1968): what stays is
    /// e^(-π²/h²) = 7e-18.
    /// </remarks>
    internal static double ErfcX(double x)
    {
        if (x < 0)
            return (2 / NegativeSquareExp(x)) - ErfcX(-x);
        if (x < 0.5)
            return (1 - Erf(x)) / NegativeSquareExp(x);
        if (x > 1e8)
            return TwoOverSqrtPi / 2 / x;

        const double h = 0.5;
        double square = x * x;
        double sum = 0;
        for (int n = GaussianAtHalves.Length; n >= 1; n--)
            sum += GaussianAtHalves[n - 1] / (square + (n * n * h * h));
        double trapezoid = 2 * h / Math.PI * x * (sum + (0.5 / square));
        return x < Math.PI / h ? trapezoid - (2 / NegativeSquareExp(x) / ExpM1(Tau / h * x)) : trapezoid;
    }

    /// <summary>e^-x², the square taken in two parts so that its rounding is not magnified.</summary>
    private static double NegativeSquareExp(double x)
    {
        double rough = BitConverter.UInt64BitsToDouble(BitConverter.DoubleToUInt64Bits(x) & 0xFFFF_FFFF_F800_0000);
        return Exp(-rough * rough) * Exp(-(x - rough) * (x + rough));
    }

    /// <summary>e^(-n²/4) for n = 1, 2, … 13.</summary>
    private static readonly double[] GaussianAtHalves = [.. Enumerable.Range(1, 13).Select(n => Exp(-0.25 * n * n))];
}
