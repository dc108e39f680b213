using WeightInit.Native;

namespace WeightInit;

/// <content>The error function and its inverse.</content>
internal static partial class CorrectlyRounded
{
    // The trapezoidal rule below has the error e^(-π²/h²): 2^-128 at h = 1/3.
    private const int NodesPerUnit = 3;
    private const int Nodes = 26;
    private const double LargestErf = 6;

    private static DoubleDouble Pi => new(3.141592653589793, 1.2246467991473532e-16);

    private static DoubleDouble TwoOverSqrtPi => new(1.1283791670955126, 1.533545961316588e-17);

    private static DoubleDouble HalfSqrtPi => new(0.886226925452758, -3.8332932499128993e-17);

    /// <summary>The error function, 2/√π ∫₀ˣ e^-t² dt.</summary>
    internal static double Erf(double x)
    {
        if (double.IsNaN(x) || x == 0)
            return x;
        if (Math.Abs(x) >= LargestErf)
            return Math.CopySign(1, x);
        return Math.Abs(x) < 0.5 ? ShortErf(x).High : Math.CopySign((1.0 - LongErfc(Math.Abs(x))).High, x);
    }

    /// <summary>The x whose error function is y; infinite at ±1, NaN beyond.</summary>
    internal static double ErfInv(double y)
    {
        double size = Math.Abs(y);
        if (!(size < 1))
            return size == 1 ? Math.CopySign(double.PositiveInfinity, y) : double.NaN;

        // √π/2 (y + π y³ / 12 + …).
        if (size < 1.0 / (1 << 26))
            return y == 0 ? y : (HalfSqrtPi * y * (1.0 + (Pi * size * size / 12.0))).High;

        // One Newton step from a start of almost full precision doubles the digits: what is wrong is small and needs few.
        double start = RoughErfInv(size);
        DoubleDouble wrong = start < 0.5 ? ShortErf(start) - size : (1.0 - size) - LongErfc(start);
        double slope = TwoOverSqrtPi.High * Exp(-start * start);
        return Math.CopySign(start - (wrong.High / slope), y);
    }

    /// <summary>The same in float.</summary>
    internal static float ErfInv(float y) =>
        Math.Abs(y) is >= 0.05f and < 1 ? MathF.CopySign((float)RoughErfInv(Math.Abs(y)), y) : (float)ErfInv((double)y);

    // Within 4e-16, absolute, for y in [0, 1).
    private static double RoughErfInv(double y) => NormalTail.UpperQuantile((1 - y) / 2) * 0.70710678118654752;

    // 2/√π (x - x³/3 + x⁵/(2! 5) - …) for |x| up to 1/2: the term of x^49 is below 2^-125.
    private static DoubleDouble ShortErf(double x)
    {
        DoubleDouble square = DoubleDouble.Product(x, x);
        DoubleDouble sum = 0;
        DoubleDouble power = 1;
        for (int n = 0; n < 24; n++)
        {
            sum += power / ((2 * n) + 1.0);
            power = power * -square / (n + 1.0);
        }

        return TwoOverSqrtPi * sum * x;
    }

    // 1 - erf x for x from 1/2 to 9, by the trapezoidal rule for x/π ∫ e^-t² / (x² + t²) dt less its residue at t = ix
    // (Chiarella and Reichel, Mathematics of Computation 22, 1968).
    private static DoubleDouble LongErfc(double x)
    {
        DoubleDouble square = DoubleDouble.Product(x, x);
        DoubleDouble sum = 0;
        for (int n = Nodes; n > 0; n--)
            sum += Gaussian.AtNode[n - 1] / (square + Node(n));
        sum += 0.5 / square;
        DoubleDouble residue = 2.0 / (Whole(Pi * x * (2.0 * NodesPerUnit)) - 1.0);
        return (sum * x * 2.0 / (Pi * (double)NodesPerUnit) * Whole(-square)) - residue;
    }

    private static DoubleDouble Node(int n) => new DoubleDouble(n * n) / (double)(NodesPerUnit * NodesPerUnit);

    private static DoubleDouble Whole(DoubleDouble exponent)
    {
        (DoubleDouble value, int power) = ExpOf(exponent);
        return value.Scale(Math.ScaleB(1, power));
    }

    // A class of its own: the tables of the exponential stand before this one is made.
    private static class Gaussian
    {
        internal static readonly DoubleDouble[] AtNode = [.. Enumerable.Range(1, Nodes).Select(n => Whole(-Node(n)))];
    }
}
