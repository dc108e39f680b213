namespace WeightInit;

internal static partial class CorrectlyRounded
{
    /// <summary>x to the y, as C's pow: for a negative x only whole y, anything to the 0 is 1.</summary>
    internal static double Pow(double x, double y)
    {
        if (y == 0 || x == 1)
            return 1;
        if (!double.IsFinite(x) || !double.IsFinite(y) || x == 0)
            return Math.Pow(x, y);
        if (x > 0)
            return NearestExp(LogOf(x) * y);
        if (y != Math.Floor(y))
            return double.NaN;
        double magnitude = NearestExp(LogOf(-x) * y);
        return Math.IEEERemainder(y, 2) == 0 ? magnitude : -magnitude;
    }
}
