using System.Numerics;

namespace WeightInit.Signal;

/// <summary>The mean of each window.</summary>
internal sealed class AveragePoolKernel : Kernel<AveragePool>
{
    protected override void Forward<T>(AveragePool operation, NodePass<T> pass) => Each(operation, pass, (row, place, at, share) =>
    {
        T sum = T.Zero;
        foreach (int i in at)
            sum += pass.Inputs[0][row + i];
        pass.Output[place] = sum * share;
    });

    protected override void Backward<T>(AveragePool operation, NodePass<T> pass)
    {
        if (pass.InputGradients[0] is not { } gradient)
            return;
        Each(operation, pass, (row, place, at, share) =>
        {
            T back = pass.OutputGradient[place] * share;
            foreach (int i in at)
                gradient[row + i] += back;
        });
    }

    private delegate void Visit<T>(int row, int place, ReadOnlySpan<int> at, T share);

    private static void Each<T>(AveragePool operation, NodePass<T> pass, Visit<T> visit)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Windows windows = Windows.Of(operation.Window, pass.InputShape(), pass.Node.Shape);
        Work.For(pass.Batch * (int)pass.Node.Shape[0], windows.Places * windows.KernelSize, row =>
        {
            int[] inside = new int[windows.KernelSize];
            for (int place = 0; place < windows.Places; place++)
            {
                int count = windows.Inside(place, inside);
                int over = operation.CountsPadding ? windows.InsidePadded(place, operation.Window) : count;
                visit(row * windows.InputPlaces, (row * windows.Places) + place, inside.AsSpan(0, count), over == 0 ? T.Zero : T.One / T.CreateTruncating(over));
            }
        });
    }
}
