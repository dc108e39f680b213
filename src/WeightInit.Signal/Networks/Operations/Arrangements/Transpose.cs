namespace WeightInit.Signal;

/// <summary>The axes in another order.</summary>
/// <param name="Order">For each axis of the output the axis of the input.</param>
public sealed record Transpose(AxisList Order) : Operation
{
    /// <inheritdoc/>
    public override string Name => "transpose";

    internal override Shape Infer(NodeSite site)
    {
        Shape input = site.Only;
        if (Order.Count != input.Rank || Order.Select(axis => site.Axis(axis, input)).Distinct().Count() != input.Rank)
            throw site.Bad($"the order {Order} does not name each axis of ({input}) once");
        return Shape.Of([.. Order.Select(axis => input[site.Axis(axis, input)])]);
    }
}
