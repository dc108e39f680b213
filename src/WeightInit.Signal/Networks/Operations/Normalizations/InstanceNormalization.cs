namespace WeightInit.Signal;

/// <summary>Each channel of each sample to mean 0 and variance 1, then scale and shift channel by channel.</summary>
/// <param name="Epsilon">What is added to the variance.</param>
public sealed record InstanceNormalization(double Epsilon = 1e-5) : Operation
{
    /// <inheritdoc/>
    public override string Name => "instance normalization";

    internal override Shape Infer(NodeSite site) => GroupNormalization.InGroups(site, site.Only.Rank == 0 ? 0 : site.Only[0]);
}
