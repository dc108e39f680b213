namespace WeightInit.Signal;

/// <summary>The sum of its inputs (one or more), broadcast against each other: a residual connection.</summary>
public sealed record Add : Operation
{
    /// <inheritdoc/>
    public override string Name => "add";

    internal override Shape Infer(NodeSite site) => Broadcast.Of(site);
}
