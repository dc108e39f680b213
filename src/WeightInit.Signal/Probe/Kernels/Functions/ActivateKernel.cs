namespace WeightInit.Signal;

/// <summary>A function of each number.</summary>
internal sealed class ActivateKernel : Kernel<Activate>
{
    protected override void Forward<T>(Activate operation, NodePass<T> pass)
    {
        (T[] from, T[] to) = (pass.Inputs[0], pass.Output);
        Work.Stretches(to.Length, 8, (start, end) => ActivationLines.Apply(operation.Activation, from.AsSpan(start..end), to.AsSpan(start..end)));
    }

    protected override void Backward<T>(Activate operation, NodePass<T> pass)
    {
        if (pass.InputGradients[0] is not { } gradient)
            return;
        Work.Stretches(gradient.Length, 8, (start, end) =>
            ActivationLines.AddGradient(operation.Activation, pass.Inputs[0].AsSpan(start..end), pass.OutputGradient.AsSpan(start..end), gradient.AsSpan(start..end)));
    }
}
