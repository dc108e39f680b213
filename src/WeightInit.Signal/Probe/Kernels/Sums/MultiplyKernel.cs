using System.Numerics;

namespace WeightInit.Signal;

/// <summary>A product of two.</summary>
internal sealed class MultiplyKernel : Kernel<Multiply>
{
    protected override void Forward<T>(Multiply operation, NodePass<T> pass)
    {
        (BroadcastMap left, BroadcastMap right) = Maps(pass);
        left.Each(pass.Batch, (to, at) => pass.Output[to] = pass.Inputs[0][at]);
        right.Each(pass.Batch, (to, at) => pass.Output[to] *= pass.Inputs[1][at]);
    }

    protected override void Backward<T>(Multiply operation, NodePass<T> pass)
    {
        (BroadcastMap left, BroadcastMap right) = Maps(pass);
        T[] seen = new T[pass.OutputGradient.Length];
        if (pass.InputGradients[0] is { } toLeft)
        {
            right.Each(pass.Batch, (to, at) => seen[to] = pass.Inputs[1][at]);
            left.Each(pass.Batch, (to, at) => toLeft[at] += pass.OutputGradient[to] * seen[to]);
        }

        if (pass.InputGradients[1] is { } toRight)
        {
            left.Each(pass.Batch, (to, at) => seen[to] = pass.Inputs[0][at]);
            right.Each(pass.Batch, (to, at) => toRight[at] += pass.OutputGradient[to] * seen[to]);
        }
    }

    private static (BroadcastMap Left, BroadcastMap Right) Maps<T>(NodePass<T> pass)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        (BroadcastMap.Of(pass.InputShape(0), pass.Node.Shape), BroadcastMap.Of(pass.InputShape(1), pass.Node.Shape));
}
