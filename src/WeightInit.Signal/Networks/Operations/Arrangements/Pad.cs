namespace WeightInit.Signal;

/// <summary>What <see cref="Pad"/> puts around its input.</summary>
public enum PadMode
{
    /// <summary>A number.</summary>
    Constant,

    /// <summary>The input mirrored, its edge not repeated.</summary>
    Reflect,

    /// <summary>The edge.</summary>
    Replicate,

    /// <summary>The input from the other side.</summary>
    Circular,
}

/// <summary>Places added before and behind each axis.</summary>
/// <param name="Begin">How many before each axis.</param>
/// <param name="End">How many behind each axis.</param>
/// <param name="Mode">What they hold.</param>
/// <param name="Value">The number of <see cref="PadMode.Constant"/>.</param>
public sealed record Pad(Shape Begin, Shape End, PadMode Mode = PadMode.Constant, double Value = 0) : Operation
{
    /// <inheritdoc/>
    public override string Name => "pad";

    internal override Shape Infer(NodeSite site)
    {
        Shape input = site.Only;
        if (Begin.Rank != input.Rank || End.Rank != input.Rank)
            throw site.Bad($"({Begin}) and ({End}) are not a size for each axis of ({input})");
        long[] axes = input.ToArray();
        for (int axis = 0; axis < axes.Length; axis++)
        {
            long most = Mode switch { PadMode.Constant => long.MaxValue, PadMode.Reflect => axes[axis] - 1, PadMode.Circular => axes[axis], _ => axes[axis] > 0 ? long.MaxValue : 0 };
            if (Begin[axis] > most || End[axis] > most)
                throw site.Bad($"axis {axis} of ({input}) has too few places for padding of {Begin[axis]} and {End[axis]}");
            axes[axis] = checked(axes[axis] + Begin[axis] + End[axis]);
        }

        return Shape.Of(axes);
    }
}
