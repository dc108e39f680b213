using System.Numerics;

namespace WeightInit.Signal;

/// <summary>x / (1 + |x|).</summary>
internal readonly struct SoftsignLanes : IActivationLanes
{
    public Vector<float> Apply(Vector<float> x) => x / (Vector<float>.One + Vector.Abs(x));

    public Vector<float> Derivative(Vector<float> x)
    {
        Vector<float> over = Vector<float>.One / (Vector<float>.One + Vector.Abs(x));
        return over * over;
    }
}
