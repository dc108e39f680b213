using System.Numerics;

namespace WeightInit.Signal;

/// <summary>tanh x.</summary>
internal readonly struct TanhLanes : IActivationLanes
{
    public Vector<float> Apply(Vector<float> x) => LaneMath.Tanh(x);

    public Vector<float> Derivative(Vector<float> x) => LaneMath.Of(4) * LaneMath.LogisticSlope(x + x);
}
