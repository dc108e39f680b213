namespace WeightInit.Signal;

/// <summary>The mean over some axes.</summary>
/// <param name="Axes">The axes.</param>
/// <param name="KeepsAxes">Whether they stay with size 1.</param>
public sealed record ReduceMean(AxisList Axes, bool KeepsAxes = false) : Operation
{
    /// <inheritdoc/>
    public override string Name => "mean";

    internal override Shape Infer(NodeSite site)
    {
        Shape input = site.Only;
        HashSet<int> gone = [.. Axes.Select(axis => site.Axis(axis, input))];
        List<long> axes = [];
        for (int axis = 0; axis < input.Rank; axis++)
        {
            if (!gone.Contains(axis))
                axes.Add(input[axis]);
            else if (KeepsAxes)
                axes.Add(1);
        }

        return Shape.Of([.. axes]);
    }
}
