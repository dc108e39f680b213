namespace WeightInit.Signal;

/// <summary>
/// Pools to a given size: window i of n covers places floor(i · size / n) to ceil((i + 1) · size / n), as in PyTorch. Size 1 is
/// the global pool.
/// </summary>
/// <param name="Places">The sizes behind the channels.</param>
/// <param name="IsMaximum">Whether the largest number is taken and not the mean.</param>
public sealed record AdaptivePool(Shape Places, bool IsMaximum = false) : Operation
{
    /// <inheritdoc/>
    public override string Name => IsMaximum ? "adaptive max pool" : "adaptive average pool";

    internal override Shape Infer(NodeSite site) =>
        site.Only.Rank == Places.Rank + 1 && !Places.Contains(0) && site.Only.Count > 0
            ? Shape.Of([site.Only[0], .. Places])
            : throw site.Bad($"its input has the shape ({site.Only}); channels and {Places.Rank} axes are accepted");
}
