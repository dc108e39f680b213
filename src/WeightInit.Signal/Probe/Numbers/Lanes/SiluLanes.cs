using System.Numerics;

namespace WeightInit.Signal;

/// <summary>x times the logistic function.</summary>
internal readonly struct SiluLanes : IActivationLanes
{
    public Vector<float> Apply(Vector<float> x) => x * LaneMath.Logistic(x);

    public Vector<float> Derivative(Vector<float> x) => LaneMath.Logistic(x) + (x * LaneMath.LogisticSlope(x));
}
