using System.Numerics;

namespace WeightInit.Signal;

/// <summary>GELU with a cubic in tanh.</summary>
internal readonly struct GeluTanhLanes : IActivationLanes
{
    private const double Cubic = 0.044715;
    private const double Slope = 1.5957691216057308;

    public Vector<float> Apply(Vector<float> x) => x * LaneMath.Logistic(Inner(x));

    public Vector<float> Derivative(Vector<float> x)
    {
        Vector<float> inner = Inner(x), near = Vector.Min(Vector.Max(x, LaneMath.Of(-30)), LaneMath.Of(30));
        Vector<float> steep = LaneMath.Of(Slope) * (Vector<float>.One + (LaneMath.Of(3 * Cubic) * near * near));
        return LaneMath.Logistic(inner) + (near * LaneMath.LogisticSlope(inner) * steep);
    }

    private static Vector<float> Inner(Vector<float> x) => LaneMath.Of(Slope) * x * (Vector<float>.One + (LaneMath.Of(Cubic) * x * x));
}
