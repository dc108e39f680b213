namespace WeightInit.Signal;

/// <summary>The mean of each window.</summary>
/// <param name="Window">The window.</param>
/// <param name="CountsPadding">Whether zeros of the padding are counted in the mean (PyTorch's default) or left out (ONNX's).</param>
public sealed record AveragePool(Window Window, bool CountsPadding = true) : Operation
{
    /// <inheritdoc/>
    public override string Name => "average pool";

    internal override Shape Infer(NodeSite site) => Shape.Of([site.Only[0], .. Window.Places(site.Only, site)]);
}
