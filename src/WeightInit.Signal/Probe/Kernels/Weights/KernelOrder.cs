using System.Numerics;

namespace WeightInit.Signal;

/// <summary>Convolution weights as (out, in / groups, k…), however they lie.</summary>
internal static class KernelOrder
{
    /// <summary>Whether a weight lies so.</summary>
    internal static bool IsOutIn(TensorSpec weight) => !Dense.IsInOut(weight);

    /// <summary>The weight in that order; itself where it lies so.</summary>
    internal static T[] ToOutIn<T>(TensorSpec spec, T[] weight)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        IsOutIn(spec) ? weight : Turned(spec, weight, toOutIn: true);

    /// <summary>Numbers in that order as the weight lies.</summary>
    internal static T[] FromOutIn<T>(TensorSpec spec, T[] ordered)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        IsOutIn(spec) ? ordered : Turned(spec, ordered, toOutIn: false);

    /// <summary>(k, in, out) and (out, in, k) are each other's reverse, the window's own axes apart.</summary>
    private static T[] Turned<T>(TensorSpec spec, T[] values, bool toOutIn)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int outputs = (int)spec.Shape[^1], inputs = (int)spec.Shape[^2], window = values.Length / outputs / inputs;
        T[] turned = new T[values.Length];
        for (int k = 0; k < window; k++)
        {
            for (int i = 0; i < inputs; i++)
            {
                for (int o = 0; o < outputs; o++)
                {
                    int outIn = (((o * inputs) + i) * window) + k, inOut = (((k * inputs) + i) * outputs) + o;
                    turned[toOutIn ? outIn : inOut] = values[toOutIn ? inOut : outIn];
                }
            }
        }

        return turned;
    }
}
