namespace WeightInit.Signal;

/// <summary>Each place behind the channels repeated: nearest-neighbour enlargement.</summary>
/// <param name="Factors">How often along each axis behind the channels.</param>
public sealed record Upsample(Shape Factors) : Operation
{
    /// <inheritdoc/>
    public override string Name => "upsample";

    internal override Shape Infer(NodeSite site)
    {
        Shape input = site.Only;
        if (input.Rank != Factors.Rank + 1 || Factors.Contains(0))
            throw site.Bad($"its input has the shape ({input}); channels and {Factors.Rank} axes are accepted");
        return Shape.Of([input[0], .. Factors.Select((factor, axis) => checked(input[axis + 1] * factor))]);
    }
}
