namespace WeightInit.Signal;

/// <summary>Layer normalization: a stretch a row.</summary>
internal sealed class LayerNormalizationKernel : Kernel<LayerNormalization>
{
    /// <summary>The last axes of a shape as stretches.</summary>
    internal static Stretches.Setting Of(Shape shape, int axes, double epsilon, bool isCentred)
    {
        int length = (int)Shape.Of(shape.Axes[^axes..]).Count;
        return new Stretches.Setting(length, 1, length, epsilon, isCentred);
    }

    protected override void Forward<T>(LayerNormalization operation, NodePass<T> pass) =>
        Stretches.Forward(Of(pass.Node.Shape, operation.Axes, operation.Epsilon, isCentred: true), pass);

    protected override void Backward<T>(LayerNormalization operation, NodePass<T> pass) =>
        Stretches.Backward(Of(pass.Node.Shape, operation.Axes, operation.Epsilon, isCentred: true), pass);
}
