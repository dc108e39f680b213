namespace WeightInit.Signal;

/// <summary>The same numbers with axes run into one.</summary>
internal sealed class FlattenKernel : Kernel<Flatten>
{
    protected override void Forward<T>(Flatten operation, NodePass<T> pass) => pass.Output = pass.Inputs[0];

    protected override void Backward<T>(Flatten operation, NodePass<T> pass)
    {
        if (pass.InputGradients[0] is { } gradient)
            Lines.Add<T>(gradient, pass.OutputGradient);
    }
}
