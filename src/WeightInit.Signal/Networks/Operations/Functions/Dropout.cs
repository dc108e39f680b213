namespace WeightInit.Signal;

/// <summary>In training each number is kept with probability 1 - rate, then divided by it. The probe leaves it out.</summary>
/// <param name="Rate">The share that is dropped, 0 to 1.</param>
public sealed record Dropout(double Rate) : Operation
{
    /// <inheritdoc/>
    public override string Name => "dropout";

    internal override Shape Infer(NodeSite site) => site.Only;
}
