namespace WeightInit.Signal;

/// <summary>Group normalization: a stretch a group.</summary>
internal sealed class GroupNormalizationKernel : Kernel<GroupNormalization>
{
    /// <summary>Groups of channels as stretches.</summary>
    internal static Stretches.Setting Of(Shape shape, long groups, double epsilon) =>
        new((int)(shape.Count / groups), (int)(shape.Count / shape[0]), (int)shape[0], epsilon, true);

    protected override void Forward<T>(GroupNormalization operation, NodePass<T> pass) => Stretches.Forward(Of(pass.Node.Shape, operation.Groups, operation.Epsilon), pass);

    protected override void Backward<T>(GroupNormalization operation, NodePass<T> pass) => Stretches.Backward(Of(pass.Node.Shape, operation.Groups, operation.Epsilon), pass);
}
