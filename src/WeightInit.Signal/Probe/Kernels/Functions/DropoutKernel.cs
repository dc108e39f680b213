namespace WeightInit.Signal;

/// <summary>Dropout is off: the numbers pass through.</summary>
internal sealed class DropoutKernel : Kernel<Dropout>
{
    protected override void Forward<T>(Dropout operation, NodePass<T> pass) => pass.Output = pass.Inputs[0];

    protected override void Backward<T>(Dropout operation, NodePass<T> pass)
    {
        if (pass.InputGradients[0] is { } gradient)
            Lines.Add<T>(gradient, pass.OutputGradient);
    }
}
