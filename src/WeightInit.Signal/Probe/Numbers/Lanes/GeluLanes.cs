using System.Numerics;

namespace WeightInit.Signal;

/// <summary>x Φ(x).</summary>
internal readonly struct GeluLanes : IActivationLanes
{
    public Vector<float> Apply(Vector<float> x) => x * LaneMath.Below(x);

    public Vector<float> Derivative(Vector<float> x) => LaneMath.Below(x) + (x * LaneMath.Of(0.3989422804014327) * Vector.Exp(LaneMath.Of(-0.5) * x * x));
}
