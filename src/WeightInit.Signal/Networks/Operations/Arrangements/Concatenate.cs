namespace WeightInit.Signal;

/// <summary>Its inputs one behind the other along an axis.</summary>
/// <param name="Axis">The axis; 0 are the channels.</param>
public sealed record Concatenate(int Axis = 0) : Operation
{
    /// <inheritdoc/>
    public override string Name => "concatenate";

    internal override Shape Infer(NodeSite site)
    {
        if (site.Inputs.Count < 1)
            throw site.Bad("it has no input");
        long[] axes = site.Inputs[0].ToArray();
        int along = site.Axis(Axis, site.Inputs[0]);
        foreach (Shape next in site.Inputs.Skip(1))
        {
            if (next.Rank != axes.Length || Enumerable.Range(0, axes.Length).Any(axis => axis != along && next[axis] != axes[axis]))
                throw site.Bad($"its inputs have the shapes {string.Join(", ", site.Inputs.Select(input => $"({input})"))}, which differ beside axis {along}");
            axes[along] = checked(axes[along] + next[along]);
        }

        return Shape.Of(axes);
    }
}
