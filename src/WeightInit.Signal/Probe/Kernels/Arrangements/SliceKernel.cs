using System.Numerics;

namespace WeightInit.Signal;

/// <summary>Some places of an axis.</summary>
internal sealed class SliceKernel : Kernel<Slice>
{
    protected override void Forward<T>(Slice operation, NodePass<T> pass) => Each(operation, pass, (from, to, count) => pass.Inputs[0].AsSpan(from, count).CopyTo(pass.Output.AsSpan(to)));

    protected override void Backward<T>(Slice operation, NodePass<T> pass)
    {
        if (pass.InputGradients[0] is { } gradient)
            Each(operation, pass, (from, to, count) => Lines.Add(gradient.AsSpan(from, count), pass.OutputGradient.AsSpan(to, count)));
    }

    /// <summary>Stretches that lie together on both sides.</summary>
    private static void Each<T>(Slice operation, NodePass<T> pass, Action<int, int, int> visit)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Split split = Split.Of(pass.InputShape(), operation.Axis, pass.Batch);
        (int start, int length, int step) = ((int)operation.Start, (int)operation.Length, (int)operation.Step);
        for (int outer = 0; outer < split.Outer; outer++)
        {
            int from = ((outer * split.Length) + start) * split.Inner, to = outer * length * split.Inner;
            if (step == 1)
                visit(from, to, length * split.Inner);
            for (int i = 0; step > 1 && i < length; i++)
                visit(from + (i * step * split.Inner), to + (i * split.Inner), split.Inner);
        }
    }
}
