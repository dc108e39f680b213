namespace WeightInit.Signal;

/// <summary>The mean of each channel over everything behind it, whose axes become 1.</summary>
public sealed record GlobalAveragePool : Operation
{
    /// <inheritdoc/>
    public override string Name => "global average pool";

    internal override Shape Infer(NodeSite site)
    {
        if (site.Only.Rank < 2)
            throw site.Bad($"its input has the shape ({site.Only}); channels and at least one axis are accepted");
        long[] axes = site.Only.ToArray();
        Array.Fill(axes, 1, 1, axes.Length - 1);
        return Shape.Of(axes);
    }
}
