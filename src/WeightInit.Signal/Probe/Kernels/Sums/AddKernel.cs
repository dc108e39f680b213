namespace WeightInit.Signal;

/// <summary>A sum; its gradient goes to every input, summed where one was repeated.</summary>
internal sealed class AddKernel : Kernel<Add>
{
    protected override void Forward<T>(Add operation, NodePass<T> pass)
    {
        for (int input = 0; input < pass.Inputs.Length; input++)
        {
            T[] from = pass.Inputs[input];
            if (BroadcastMap.Of(pass, input) is not { } map)
                Lines.Add<T>(pass.Output, from);
            else
                map.Each(pass.Batch, (to, at) => pass.Output[to] += from[at]);
        }
    }

    protected override void Backward<T>(Add operation, NodePass<T> pass)
    {
        for (int input = 0; input < pass.Inputs.Length; input++)
        {
            if (pass.InputGradients[input] is not { } gradient)
                continue;
            if (BroadcastMap.Of(pass, input) is not { } map)
                Lines.Add<T>(gradient, pass.OutputGradient);
            else
                map.Each(pass.Batch, (to, at) => gradient[at] += pass.OutputGradient[to]);
        }
    }
}
