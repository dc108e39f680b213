using System.Numerics;

namespace WeightInit.Signal;

/// <summary>A mean over axes.</summary>
internal sealed class ReduceMeanKernel : Kernel<ReduceMean>
{
    protected override void Forward<T>(ReduceMean operation, NodePass<T> pass)
    {
        T share = Share(pass);
        Map(operation, pass).Each(pass.Batch, (from, to) => pass.Output[to] += pass.Inputs[0][from] * share);
    }

    protected override void Backward<T>(ReduceMean operation, NodePass<T> pass)
    {
        T share = Share(pass);
        if (pass.InputGradients[0] is { } gradient)
            Map(operation, pass).Each(pass.Batch, (from, to) => gradient[from] += pass.OutputGradient[to] * share);
    }

    private static T Share<T>(NodePass<T> pass)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        pass.InputSize() == 0 ? T.Zero : T.CreateTruncating((double)pass.Size / pass.InputSize());

    /// <summary>The output, its axes kept, broadcast to the input.</summary>
    private static BroadcastMap Map<T>(ReduceMean operation, NodePass<T> pass)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Shape input = pass.InputShape();
        long[] kept = input.ToArray();
        foreach (int axis in operation.Axes)
            kept[axis < 0 ? axis + kept.Length : axis] = 1;
        return BroadcastMap.Of(Shape.Of(kept), input);
    }
}
