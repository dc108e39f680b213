namespace WeightInit;

internal static partial class Portable
{
    /// <summary>The hyperbolic tangent, (e^2x - 1) / (e^2x + 1), within 3 ulp.</summary>
    internal static double Tanh(double x)
    {
        if (Math.Abs(x) > 22)
            return Math.Sign(x);
        double grown = ExpM1(2 * Math.Abs(x));
        return Math.CopySign(grown / (grown + 2), x);
    }
}
