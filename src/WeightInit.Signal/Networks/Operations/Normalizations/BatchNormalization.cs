namespace WeightInit.Signal;

/// <summary>
/// Each channel (axis 0) to mean 0 and variance 1 over the batch and everything behind the channel, then scale and shift. The
/// batch's own statistics, with the variance over n: training mode.
/// </summary>
/// <param name="Epsilon">What is added to the variance.</param>
public sealed record BatchNormalization(double Epsilon = 1e-5) : Operation
{
    /// <inheritdoc/>
    public override string Name => "batch normalization";

    internal override Shape Infer(NodeSite site)
    {
        if (site.Only.Rank == 0)
            throw site.Bad("its input has no channels");
        foreach (ParameterSlot slot in new[] { ParameterSlot.Scale, ParameterSlot.Shift, ParameterSlot.Mean, ParameterSlot.Variance })
            site.Fits(slot, [site.Only[0]]);
        return site.Only;
    }
}
