using System.Numerics;

namespace WeightInit.Signal;

/// <summary>Functions that the lanes share.</summary>
internal static class LaneMath
{
    private const float SeriesEnd = 0.35f;

    internal static Vector<float> Of(double value) => new((float)value);

    /// <summary>e^x - 1; by its series near zero, where the difference would lose what is small.</summary>
    internal static Vector<float> ExpM1(Vector<float> x)
    {
        Vector<float> series = Vector<float>.One;
        for (int k = 8; k >= 2; k--)
            series = Vector<float>.One + (x * Of(1.0 / k) * series);
        return Vector.ConditionalSelect(Vector.LessThan(Vector.Abs(x), new(SeriesEnd)), x * series, Vector.Exp(x) - Vector<float>.One);
    }

    /// <summary>1 / (1 + e^-x).</summary>
    internal static Vector<float> Logistic(Vector<float> x)
    {
        Vector<float> e = Vector.Exp(-Vector.Abs(x)), share = Vector<float>.One / (Vector<float>.One + e);
        return Vector.ConditionalSelect(Vector.GreaterThanOrEqual(x, Vector<float>.Zero), share, e * share);
    }

    /// <summary>The logistic function times one minus it, without the difference.</summary>
    internal static Vector<float> LogisticSlope(Vector<float> x)
    {
        Vector<float> e = Vector.Exp(-Vector.Abs(x)), share = Vector<float>.One / (Vector<float>.One + e);
        return e * share * share;
    }

    /// <summary>tanh x = (e^2x - 1) / (e^2x + 1), of -|x| so that nothing overflows.</summary>
    internal static Vector<float> Tanh(Vector<float> x)
    {
        Vector<float> less = ExpM1(Of(-2) * Vector.Abs(x));
        Vector<float> size = -less / (less + Of(2));
        return Vector.ConditionalSelect(Vector.LessThan(x, Vector<float>.Zero), -size, size);
    }

    /// <summary>Φ(x) to 1e-7, by the error function of Abramowitz and Stegun 7.1.26.</summary>
    internal static Vector<float> Below(Vector<float> x)
    {
        Vector<float> z = Vector.Abs(x) * Of(0.70710678118654752), t = Vector<float>.One / (Vector<float>.One + (Of(0.3275911) * z));
        Vector<float> tail = t * (Of(0.254829592) + (t * (Of(-0.284496736) + (t * (Of(1.421413741) + (t * (Of(-1.453152027) + (t * Of(1.061405429)))))))));
        Vector<float> half = Of(0.5) * tail * Vector.Exp(-z * z);
        return Vector.ConditionalSelect(Vector.LessThan(x, Vector<float>.Zero), half, Vector<float>.One - half);
    }
}
