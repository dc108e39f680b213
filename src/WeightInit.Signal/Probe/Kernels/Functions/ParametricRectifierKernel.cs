using System.Numerics;

namespace WeightInit.Signal;

/// <summary>max(0, x) + slope · min(0, x).</summary>
internal sealed class ParametricRectifierKernel : Kernel<ParametricRectifier>
{
    protected override void Forward<T>(ParametricRectifier operation, NodePass<T> pass)
    {
        T[] slopes = pass.Find(ParameterSlot.Slope)!;
        for (int i = 0; i < pass.Output.Length; i++)
        {
            T x = pass.Inputs[0][i];
            pass.Output[i] = x > T.Zero ? x : x * slopes[Slope(pass, slopes, i)];
        }
    }

    protected override void Backward<T>(ParametricRectifier operation, NodePass<T> pass)
    {
        T[] slopes = pass.Find(ParameterSlot.Slope)!;
        T[]? toSlopes = pass.FindGradient(ParameterSlot.Slope), toInput = pass.InputGradients[0];
        for (int i = 0; i < pass.OutputGradient.Length; i++)
        {
            T x = pass.Inputs[0][i];
            int slope = Slope(pass, slopes, i);
            if (toInput is not null)
                toInput[i] += pass.OutputGradient[i] * (x > T.Zero ? T.One : slopes[slope]);
            if (toSlopes is not null && x <= T.Zero)
                toSlopes[slope] += pass.OutputGradient[i] * x;
        }
    }

    private static int Slope<T>(NodePass<T> pass, T[] slopes, int i)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        slopes.Length == 1 ? 0 : i % pass.Size / (pass.Size / slopes.Length);
}
