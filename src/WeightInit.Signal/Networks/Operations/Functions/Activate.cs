namespace WeightInit.Signal;

/// <summary>A function of each number alone.</summary>
/// <param name="Activation">The function.</param>
public sealed record Activate(Activation Activation) : Operation
{
    /// <inheritdoc/>
    public override string Name => "activation";

    internal override Shape Infer(NodeSite site) => site.Only;
}
