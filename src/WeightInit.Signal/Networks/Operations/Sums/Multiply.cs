namespace WeightInit.Signal;

/// <summary>The product of its two inputs, number by number, broadcast against each other: a gate.</summary>
public sealed record Multiply : Operation
{
    /// <inheritdoc/>
    public override string Name => "multiply";

    internal override Shape Infer(NodeSite site)
    {
        site.Count(2);
        return Broadcast.Of(site);
    }
}
