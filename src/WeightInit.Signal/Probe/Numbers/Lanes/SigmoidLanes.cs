using System.Numerics;

namespace WeightInit.Signal;

/// <summary>The logistic function.</summary>
internal readonly struct SigmoidLanes : IActivationLanes
{
    public Vector<float> Apply(Vector<float> x) => LaneMath.Logistic(x);

    public Vector<float> Derivative(Vector<float> x) => LaneMath.LogisticSlope(x);
}
