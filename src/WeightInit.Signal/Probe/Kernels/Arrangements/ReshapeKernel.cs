namespace WeightInit.Signal;

/// <summary>The same numbers under another shape.</summary>
internal sealed class ReshapeKernel : Kernel<Reshape>
{
    protected override void Forward<T>(Reshape operation, NodePass<T> pass) => pass.Output = pass.Inputs[0];

    protected override void Backward<T>(Reshape operation, NodePass<T> pass)
    {
        if (pass.InputGradients[0] is { } gradient)
            Lines.Add<T>(gradient, pass.OutputGradient);
    }
}
