namespace WeightInit.Signal;

/// <summary>The last axes of each sample divided by the root of their mean square, then scale number by number.</summary>
/// <param name="Axes">How many axes at the end are normalized together.</param>
/// <param name="Epsilon">What is added to the mean square.</param>
public sealed record RmsNormalization(int Axes = 1, double Epsilon = 1e-6) : Operation
{
    /// <inheritdoc/>
    public override string Name => "RMS normalization";

    internal override Shape Infer(NodeSite site) => LayerNormalization.LastAxes(site, Axes);
}
