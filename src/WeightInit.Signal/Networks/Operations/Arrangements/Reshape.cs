namespace WeightInit.Signal;

/// <summary>The same numbers in the same order under another shape of one sample.</summary>
/// <param name="Sample">The shape.</param>
public sealed record Reshape(Shape Sample) : Operation
{
    /// <inheritdoc/>
    public override string Name => "reshape";

    internal override Shape Infer(NodeSite site) =>
        site.Only.Count == Sample.Count ? Sample : throw site.Bad($"({site.Only}) has {site.Only.Count} elements and cannot become ({Sample}), which has {Sample.Count}");
}
