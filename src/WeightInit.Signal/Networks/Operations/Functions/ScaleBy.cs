namespace WeightInit.Signal;

/// <summary>factor · x + offset, the same two numbers for all: 1 / √d, a residual's α.</summary>
/// <param name="Factor">The factor.</param>
/// <param name="Offset">The offset.</param>
public sealed record ScaleBy(double Factor, double Offset = 0) : Operation
{
    /// <inheritdoc/>
    public override string Name => "scale";

    internal override Shape Infer(NodeSite site) => site.Only;
}
