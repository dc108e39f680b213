namespace WeightInit.Signal;

/// <summary>The largest number of each window; what is outside does not count.</summary>
/// <param name="Window">The window.</param>
public sealed record MaxPool(Window Window) : Operation
{
    /// <inheritdoc/>
    public override string Name => "max pool";

    internal override Shape Infer(NodeSite site) => Shape.Of([site.Only[0], .. Window.Places(site.Only, site)]);
}
