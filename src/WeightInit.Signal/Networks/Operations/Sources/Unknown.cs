namespace WeightInit.Signal;

/// <summary>
/// An operation that is not known. The analysis goes on as if it passed its first input through, rearranged to the shape; a
/// network that has one says so among its assumptions.
/// </summary>
/// <param name="Type">What the file calls it.</param>
/// <param name="Sample">The shape of its output where the file says it; null: that of its first input.</param>
public sealed record Unknown(string Type, Shape? Sample = null) : Operation
{
    /// <inheritdoc/>
    public override string Name => "unknown";

    internal override Shape Infer(NodeSite site) =>
        Sample ?? (site.Inputs.Count > 0 ? site.Inputs[0] : throw site.Bad($"nothing is known of the operation {Type}, not even a shape"));
}
