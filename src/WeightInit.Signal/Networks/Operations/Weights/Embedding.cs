namespace WeightInit.Signal;

/// <summary>A row of the weight (rows, dim) for each whole number of its input.</summary>
public sealed record Embedding : Operation
{
    /// <inheritdoc/>
    public override string Name => "embedding";

    internal override Shape Infer(NodeSite site)
    {
        TensorSpec weight = site.Need(ParameterSlot.Weight);
        return weight.Shape.Rank == 2
            ? Shape.Of([.. site.Only, weight.Shape[1]])
            : throw site.Bad($"its weight {weight.Name} has the shape ({weight.Shape}); (rows, dim) is accepted");
    }
}
