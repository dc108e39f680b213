namespace WeightInit.Signal;

/// <summary>Groups of channels of each sample to mean 0 and variance 1, then scale and shift channel by channel.</summary>
/// <param name="Groups">How many groups; as many as channels is instance normalization, one is layer normalization over all.</param>
/// <param name="Epsilon">What is added to the variance.</param>
public sealed record GroupNormalization(long Groups, double Epsilon = 1e-5) : Operation
{
    /// <inheritdoc/>
    public override string Name => "group normalization";

    internal override Shape Infer(NodeSite site) => InGroups(site, Groups);

    /// <summary>The input's shape, whose channels must fall into so many groups.</summary>
    internal static Shape InGroups(NodeSite site, long groups)
    {
        Shape input = site.Only;
        if (input.Rank == 0 || groups < 1 || input[0] % groups != 0)
            throw site.Bad($"its input has the shape ({input}); channels in {groups} groups are accepted");
        site.Fits(ParameterSlot.Scale, [input[0]]);
        site.Fits(ParameterSlot.Shift, [input[0]]);
        return input;
    }
}
