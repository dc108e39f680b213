using System.Numerics;

namespace WeightInit.Signal;

/// <summary>An activation and its derivative on several float32 numbers at once. Near zero exact to a few ulp of the result.</summary>
internal interface IActivationLanes
{
    /// <summary>f(x).</summary>
    Vector<float> Apply(Vector<float> x);

    /// <summary>f'(x).</summary>
    Vector<float> Derivative(Vector<float> x);
}
