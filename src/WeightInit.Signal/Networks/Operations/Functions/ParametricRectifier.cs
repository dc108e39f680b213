namespace WeightInit.Signal;

/// <summary>max(0, x) + slope · min(0, x), the slope trained: one for all, or one a channel (axis 0).</summary>
public sealed record ParametricRectifier : Operation
{
    /// <inheritdoc/>
    public override string Name => "parametric rectifier";

    internal override Shape Infer(NodeSite site)
    {
        Shape slope = site.Need(ParameterSlot.Slope).Shape;
        return slope.Count == 1 || (site.Only.Rank > 0 && slope.Count == site.Only[0])
            ? site.Only
            : throw site.Bad($"its slopes have the shape ({slope}); one, or one for each channel of ({site.Only}), is accepted");
    }
}
