using System.Numerics;

namespace WeightInit.Signal;

/// <summary>x, cut at low and high.</summary>
internal readonly struct ClampLanes(double low, double high) : IActivationLanes
{
    public Vector<float> Apply(Vector<float> x) => Vector.Min(Vector.Max(x, LaneMath.Of(low)), LaneMath.Of(high));

    public Vector<float> Derivative(Vector<float> x)
    {
        Vector<int> inside = Vector.GreaterThan(x, LaneMath.Of(low)) & Vector.LessThan(x, LaneMath.Of(high));
        return Vector.ConditionalSelect(inside, Vector<float>.One, Vector<float>.Zero);
    }
}
