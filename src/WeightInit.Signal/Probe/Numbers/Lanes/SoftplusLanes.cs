using System.Numerics;

namespace WeightInit.Signal;

/// <summary>ln(1 + e^x).</summary>
internal readonly struct SoftplusLanes : IActivationLanes
{
    public Vector<float> Apply(Vector<float> x) =>
        Vector.Max(x, Vector<float>.Zero) + Vector.Log(Vector<float>.One + Vector.Exp(-Vector.Abs(x)));

    public Vector<float> Derivative(Vector<float> x) => LaneMath.Logistic(x);
}
