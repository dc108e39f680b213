namespace WeightInit.Signal;

/// <summary>The last axes of each sample to mean 0 and variance 1, then scale and shift number by number.</summary>
/// <param name="Axes">How many axes at the end are normalized together.</param>
/// <param name="Epsilon">What is added to the variance.</param>
public sealed record LayerNormalization(int Axes = 1, double Epsilon = 1e-5) : Operation
{
    /// <inheritdoc/>
    public override string Name => "layer normalization";

    internal override Shape Infer(NodeSite site) => LastAxes(site, Axes);

    /// <summary>The input's shape, which must have so many axes, those of the parameters.</summary>
    internal static Shape LastAxes(NodeSite site, int axes)
    {
        Shape input = site.Only;
        if (axes < 1 || axes > input.Rank)
            throw site.Bad($"its input has the shape ({input}); {site.Operation.Name} over {axes} axes needs as many");
        Shape last = Shape.Of(input.Axes[^axes..]);
        site.Fits(ParameterSlot.Scale, last);
        site.Fits(ParameterSlot.Shift, last);
        return input;
    }
}
