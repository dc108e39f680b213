namespace WeightInit.Signal;

/// <summary>Instance normalization: a stretch a channel.</summary>
internal sealed class InstanceNormalizationKernel : Kernel<InstanceNormalization>
{
    protected override void Forward<T>(InstanceNormalization operation, NodePass<T> pass) =>
        Stretches.Forward(GroupNormalizationKernel.Of(pass.Node.Shape, pass.Node.Shape[0], operation.Epsilon), pass);

    protected override void Backward<T>(InstanceNormalization operation, NodePass<T> pass) =>
        Stretches.Backward(GroupNormalizationKernel.Of(pass.Node.Shape, pass.Node.Shape[0], operation.Epsilon), pass);
}
