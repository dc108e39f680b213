namespace WeightInit.Signal;

/// <summary>RMS normalization: a stretch a row, the mean left in.</summary>
internal sealed class RmsNormalizationKernel : Kernel<RmsNormalization>
{
    protected override void Forward<T>(RmsNormalization operation, NodePass<T> pass) =>
        Stretches.Forward(LayerNormalizationKernel.Of(pass.Node.Shape, operation.Axes, operation.Epsilon, isCentred: false), pass);

    protected override void Backward<T>(RmsNormalization operation, NodePass<T> pass) =>
        Stretches.Backward(LayerNormalizationKernel.Of(pass.Node.Shape, operation.Axes, operation.Epsilon, isCentred: false), pass);
}
