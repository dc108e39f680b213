namespace WeightInit.Signal;

/// <summary>What comes from outside: real numbers, or whole numbers that an <see cref="Embedding"/> looks up.</summary>
/// <param name="Sample">The shape of one sample.</param>
public sealed record Input(Shape Sample) : Operation
{
    /// <summary>How many different whole numbers there are, 0 to this minus 1; null where the input is real.</summary>
    public long? Vocabulary { get; init; }

    /// <inheritdoc/>
    public override string Name => "input";

    internal override Shape Infer(NodeSite site)
    {
        site.Count(0);
        return Sample;
    }
}
