namespace WeightInit.Signal;

/// <summary>The places start, start + step, … along an axis, so many of them. A split is several slices.</summary>
/// <param name="Axis">The axis.</param>
/// <param name="Start">The first place.</param>
/// <param name="Length">How many places.</param>
/// <param name="Step">Their distance, 1 or more.</param>
public sealed record Slice(int Axis, long Start, long Length, long Step = 1) : Operation
{
    /// <summary>Whether the axis, which must have one place left, is taken away.</summary>
    public bool DropsAxis { get; init; }

    /// <inheritdoc/>
    public override string Name => "slice";

    internal override Shape Infer(NodeSite site)
    {
        Shape input = site.Only;
        int axis = site.Axis(Axis, input);
        if (Start < 0 || Length < 1 || Step < 1 || checked(Start + ((Length - 1) * Step)) >= input[axis] || (DropsAxis && Length != 1))
            throw site.Bad($"{Length} places from {Start} on in steps of {Step} are not on axis {axis} of ({input})");
        List<long> axes = [.. input];
        axes[axis] = Length;
        if (DropsAxis)
            axes.RemoveAt(axis);
        return Shape.Of([.. axes]);
    }
}
