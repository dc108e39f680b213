namespace WeightInit.Signal;

/// <summary>A trained tensor that is part of the signal itself, the same for every sample: a class token, position embeddings.</summary>
public sealed record Learned : Operation
{
    /// <inheritdoc/>
    public override string Name => "learned";

    internal override Shape Infer(NodeSite site)
    {
        site.Count(0);
        return site.Need(ParameterSlot.Weight).Shape;
    }
}
