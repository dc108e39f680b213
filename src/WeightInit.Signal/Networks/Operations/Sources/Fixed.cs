namespace WeightInit.Signal;

/// <summary>Numbers that are part of the graph and not trained, the same for every sample.</summary>
/// <param name="Sample">The shape.</param>
/// <param name="Values">Row-major, as many as the shape has elements.</param>
public sealed record Fixed(Shape Sample, ReadOnlyMemory<float> Values) : Operation
{
    /// <inheritdoc/>
    public override string Name => "fixed";

    internal override Shape Infer(NodeSite site)
    {
        site.Count(0);
        return Values.Length == Sample.Count ? Sample : throw site.Bad($"it has {Values.Length} values; the shape ({Sample}) has {Sample.Count}");
    }
}
