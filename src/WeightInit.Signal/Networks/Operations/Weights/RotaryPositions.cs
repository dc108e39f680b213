namespace WeightInit.Signal;

/// <summary>
/// Turns the halves of each head against each other by the token's place times base^(-2 i / size): rotary positions as in Llama.
/// Input (tokens, heads · size); no norm changes.
/// </summary>
/// <param name="HeadSize">Numbers a head, even.</param>
/// <param name="Base">The base of the frequencies, 10,000 in Llama.</param>
public sealed record RotaryPositions(long HeadSize, double Base = 10_000) : Operation
{
    /// <inheritdoc/>
    public override string Name => "rotary positions";

    internal override Shape Infer(NodeSite site) =>
        site.Only is { Rank: 2 } input && HeadSize > 0 && HeadSize % 2 == 0 && input[1] % HeadSize == 0
            ? input
            : throw site.Bad($"its input has the shape ({site.Only}); (tokens, heads · {HeadSize}) is accepted, {HeadSize} even");
}
