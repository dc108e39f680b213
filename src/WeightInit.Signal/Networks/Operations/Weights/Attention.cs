namespace WeightInit.Signal;

/// <summary>
/// softmax(Q Kᵀ · scale + mask) V, head by head. Three inputs (tokens, heads · size): queries, keys and values, each after its
/// projection; the output has the queries' tokens and the heads' values side by side. It has no weights of its own.
/// </summary>
/// <param name="Heads">Heads of the queries.</param>
public sealed record Attention(long Heads) : Operation
{
    /// <summary>Heads of keys and values where they are shared; null: as many as of queries.</summary>
    public long? KeyValueHeads { get; init; }

    /// <summary>What Q Kᵀ is multiplied by; null: 1 / √size of a head.</summary>
    public double? Scale { get; init; }

    /// <summary>Whether a token sees itself and those before it only.</summary>
    public bool IsCausal { get; init; }

    /// <summary>Whether the tokens run along the batch axis, the samples along the first axis of the shape (PyTorch's batch_first=False).</summary>
    public bool IsAlongBatch { get; init; }

    /// <inheritdoc/>
    public override string Name => "attention";

    internal override Shape Infer(NodeSite site)
    {
        IReadOnlyList<Shape> inputs = site.Count(3);
        (Shape q, Shape k, Shape v) = (inputs[0], inputs[1], inputs[2]);
        long shared = KeyValueHeads ?? Heads;
        if (q.Rank != 2 || k.Rank != 2 || v.Rank != 2 || k[0] != v[0] || (IsCausal && q[0] != k[0]))
            throw site.Bad($"queries, keys and values have the shapes ({q}), ({k}), ({v}); (tokens, features) is accepted, keys and values of the same tokens");
        if (Heads < 1 || shared < 1 || Heads % shared != 0 || q[1] % Heads != 0 || k[1] % shared != 0 || v[1] % shared != 0 || q[1] / Heads != k[1] / shared)
            throw site.Bad($"queries ({q}), keys ({k}) and values ({v}) do not fall into {Heads} heads of queries and {shared} of keys and values");
        return [q[0], checked(v[1] / shared * Heads)];
    }
}
