namespace WeightInit.Signal;

/// <summary>e^x over their sum along an axis, or the logarithm of that.</summary>
/// <param name="Axis">The axis.</param>
/// <param name="IsLogarithm">Whether the logarithm is taken.</param>
public sealed record Softmax(int Axis = -1, bool IsLogarithm = false) : Operation
{
    /// <inheritdoc/>
    public override string Name => IsLogarithm ? "log softmax" : "softmax";

    internal override Shape Infer(NodeSite site)
    {
        site.Axis(Axis, site.Only);
        return site.Only;
    }
}
