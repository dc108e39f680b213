using System.Numerics;

namespace WeightInit.Signal;

/// <summary>x tanh(ln(1 + e^x)).</summary>
internal readonly struct MishLanes : IActivationLanes
{
    public Vector<float> Apply(Vector<float> x)
    {
        Vector<float> w = Growth(x);
        return x * (w / (w + LaneMath.Of(2)));
    }

    public Vector<float> Derivative(Vector<float> x)
    {
        Vector<float> w = Growth(x), over = Vector<float>.One / (w + LaneMath.Of(2));
        return (w * over) + (x * LaneMath.Of(4) * (w + Vector<float>.One) * over * over * LaneMath.Logistic(x));
    }

    private static Vector<float> Growth(Vector<float> x)
    {
        Vector<float> e = Vector.Exp(Vector.Min(x, LaneMath.Of(20)));
        return e * (e + LaneMath.Of(2));
    }
}
