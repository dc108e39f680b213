namespace WeightInit.Signal;

/// <summary>Axes of one sample run into one.</summary>
/// <param name="First">The first of them.</param>
/// <param name="Last">The last of them.</param>
public sealed record Flatten(int First = 0, int Last = -1) : Operation
{
    /// <inheritdoc/>
    public override string Name => "flatten";

    internal override Shape Infer(NodeSite site)
    {
        Shape input = site.Only;
        if (input.Rank == 0)
            return [1];
        (int first, int last) = (site.Axis(First, input), site.Axis(Last, input));
        if (first > last)
            throw site.Bad($"axes {First} to {Last} of ({input}) are none");
        return Shape.Of([.. input.Axes[..first], Shape.Of(input.Axes[first..(last + 1)]).Count, .. input.Axes[(last + 1)..]]);
    }
}
