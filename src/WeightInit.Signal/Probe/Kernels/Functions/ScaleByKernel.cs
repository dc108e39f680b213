namespace WeightInit.Signal;

/// <summary>factor · x + offset.</summary>
internal sealed class ScaleByKernel : Kernel<ScaleBy>
{
    protected override void Forward<T>(ScaleBy operation, NodePass<T> pass) =>
        Lines.Affine<T>(pass.Output, pass.Inputs[0], T.CreateTruncating(operation.Factor), T.CreateTruncating(operation.Offset));

    protected override void Backward<T>(ScaleBy operation, NodePass<T> pass)
    {
        if (pass.InputGradients[0] is { } gradient)
            Lines.AddScaled<T>(gradient, pass.OutputGradient, T.CreateTruncating(operation.Factor));
    }
}
