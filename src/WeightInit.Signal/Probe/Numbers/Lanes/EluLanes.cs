using System.Numerics;

namespace WeightInit.Signal;

/// <summary>scale · x above zero, scale · α (e^(x / width) - 1) below: ELU, SELU, CELU.</summary>
internal readonly struct EluLanes(double scale, double alpha, double width) : IActivationLanes
{
    public Vector<float> Apply(Vector<float> x)
    {
        Vector<float> below = LaneMath.Of(scale * alpha) * LaneMath.ExpM1(Vector.Min(x, Vector<float>.Zero) * LaneMath.Of(1 / width));
        return Vector.ConditionalSelect(Vector.GreaterThan(x, Vector<float>.Zero), LaneMath.Of(scale) * x, below);
    }

    public Vector<float> Derivative(Vector<float> x)
    {
        Vector<float> below = LaneMath.Of(scale * alpha / width) * Vector.Exp(Vector.Min(x, Vector<float>.Zero) * LaneMath.Of(1 / width));
        return Vector.ConditionalSelect(Vector.GreaterThan(x, Vector<float>.Zero), LaneMath.Of(scale), below);
    }
}
