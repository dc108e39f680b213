namespace WeightInit.Signal;

/// <summary>Shapes that meet as in NumPy: aligned at their ends, an axis of 1 repeated.</summary>
internal static class Broadcast
{
    internal static Shape Of(NodeSite site)
    {
        if (site.Inputs.Count < 1)
            throw site.Bad("it has no input");
        Shape shape = site.Inputs[0];
        foreach (Shape next in site.Inputs.Skip(1))
            shape = Of(shape, next) ?? throw site.Bad($"its inputs have the shapes {string.Join(", ", site.Inputs.Select(input => $"({input})"))}, which do not meet");
        return shape;
    }

    /// <summary>The shape of both, or null where they do not meet.</summary>
    internal static Shape? Of(Shape left, Shape right)
    {
        long[] axes = new long[Math.Max(left.Rank, right.Rank)];
        for (int back = 1; back <= axes.Length; back++)
        {
            long one = back <= left.Rank ? left[^back] : 1;
            long other = back <= right.Rank ? right[^back] : 1;
            if (one != other && one != 1 && other != 1)
                return null;
            axes[^back] = one == 1 ? other : one;
        }

        return Shape.Of(axes);
    }
}
