namespace WeightInit.Signal;

/// <summary>An operation that is not known passes its first input through, repeated or cut to the size of its output.</summary>
internal sealed class UnknownKernel : Kernel<Unknown>
{
    protected override void Forward<T>(Unknown operation, NodePass<T> pass)
    {
        if (pass.Inputs.Length == 0)
            return;
        int size = pass.InputSize();
        for (int i = 0; i < pass.Output.Length && size > 0; i++)
            pass.Output[i] = pass.Inputs[0][(i / pass.Size * size) + (i % pass.Size % size)];
    }

    protected override void Backward<T>(Unknown operation, NodePass<T> pass)
    {
        if (pass.Inputs.Length == 0 || pass.InputGradients[0] is not { } gradient)
            return;
        int size = pass.InputSize();
        for (int i = 0; i < pass.OutputGradient.Length && size > 0; i++)
            gradient[(i / pass.Size * size) + (i % pass.Size % size)] += pass.OutputGradient[i];
    }
}
