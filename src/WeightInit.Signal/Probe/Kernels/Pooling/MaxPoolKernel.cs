namespace WeightInit.Signal;

/// <summary>The largest number of each window; its gradient goes to the first that is as large.</summary>
internal sealed class MaxPoolKernel : Kernel<MaxPool>
{
    protected override void Forward<T>(MaxPool operation, NodePass<T> pass)
    {
        Windows windows = Windows.Of(operation.Window, pass.InputShape(), pass.Node.Shape);
        int[] largest = new int[pass.Output.Length];
        Work.For(pass.Batch * (int)pass.Node.Shape[0], windows.Places * windows.KernelSize, row =>
        {
            ReadOnlySpan<T> seen = pass.Inputs[0].AsSpan(row * windows.InputPlaces, windows.InputPlaces);
            Span<int> inside = stackalloc int[Math.Min(windows.KernelSize, 1024)];
            if (windows.KernelSize > inside.Length)
                inside = new int[windows.KernelSize];
            for (int place = 0; place < windows.Places; place++)
            {
                int best = -1;
                foreach (int at in inside[..windows.Inside(place, inside)])
                {
                    if (best < 0 || seen[at] > seen[best] || T.IsNaN(seen[at]))
                        best = at;
                }

                int to = (row * windows.Places) + place;
                largest[to] = best < 0 ? -1 : (row * windows.InputPlaces) + best;
                pass.Output[to] = best < 0 ? T.NegativeInfinity : seen[best];
            }
        });
        pass.State = largest;
    }

    protected override void Backward<T>(MaxPool operation, NodePass<T> pass)
    {
        if (pass.InputGradients[0] is not { } gradient)
            return;
        int[] largest = (int[])pass.State!;
        for (int i = 0; i < largest.Length; i++)
        {
            if (largest[i] >= 0)
                gradient[largest[i]] += pass.OutputGradient[i];
        }
    }
}
