namespace WeightInit.Signal;

/// <summary>Makes drafts, leaving out rearrangements that undo one another, and builds a network of those that are read.</summary>
internal sealed class DraftGraph
{
    private readonly List<Draft> _drafts = [];

    /// <summary>Adds an operation; its shape is inferred as a network would.</summary>
    /// <exception cref="NetworkException">The shapes do not fit.</exception>
    internal Draft Add(string name, Operation operation, IReadOnlyList<Draft> inputs, params ReadOnlySpan<NetworkParameter> parameters) =>
        Add(name, operation, inputs, null, parameters);

    internal Draft Add(string name, Operation operation, IReadOnlyList<Draft> inputs, string? assumption, params ReadOnlySpan<NetworkParameter> parameters)
    {
        NetworkParameter[] given = parameters.ToArray();
        Shape shape = operation.Infer(new NodeSite(name, operation, [.. inputs.Select(input => input.Shape)], given));
        Draft draft = new(name, operation, inputs, shape) { Assumption = assumption };
        draft.Parameters.AddRange(given);
        _drafts.Add(draft);
        return draft;
    }

    /// <summary>The same numbers in another shape.</summary>
    internal Draft Reshaped(string name, Draft draft, Shape shape)
    {
        while (draft.Operation is Reshape)
            draft = draft.Inputs[0];
        return draft.Shape == shape ? draft : Add(name, new Reshape(shape), [draft]);
    }

    /// <summary>The axes in another order; where only axes of 1 move, the shape alone changes.</summary>
    internal Draft Transposed(string name, Draft draft, IReadOnlyList<int> order)
    {
        Shape shape = Shape.Of([.. order.Select(axis => draft.Shape[axis])]);
        int[] wide = [.. order.Where(axis => draft.Shape[axis] != 1)];
        if (wide.SequenceEqual(wide.Order()))
            return Reshaped(name, draft, shape);
        if (draft.Operation is Transpose inner)
        {
            int[] both = [.. order.Select(axis => inner.Order[axis])];
            return Transposed(name, draft.Inputs[0], both);
        }

        return Add(name, new Transpose(AxisList.Of([.. order])), [draft]);
    }

    /// <summary>The network of the drafts that its output needs.</summary>
    internal Network Build(string name, Draft output, Draft? logits, IEnumerable<string> assumptions)
    {
        HashSet<Draft> needed = [output];
        foreach (Draft draft in Enumerable.Reverse(_drafts).Where(needed.Contains))
            needed.UnionWith(draft.Inputs);
        NetworkBuilder builder = new(name);
        Dictionary<Draft, NetworkNode> nodes = [];
        Dictionary<Draft, int> readers = [];
        foreach (Draft draft in _drafts.Where(needed.Contains))
        {
            nodes.Add(draft, builder.Add(draft.Name, draft.Operation, [.. draft.Inputs.Select(input => nodes[input])], draft.Parameters));
            foreach (Draft input in draft.Inputs.Distinct())
                readers[input] = readers.GetValueOrDefault(input) + 1;
        }

        DraftLayers.Group(builder, [.. _drafts.Where(needed.Contains)], nodes, readers);
        foreach (string assumption in assumptions.Concat(_drafts.Where(needed.Contains).Select(draft => draft.Assumption).OfType<string>()))
            builder.Assume(assumption);
        return builder.Build(nodes[output], logits is null ? null : nodes.GetValueOrDefault(logits));
    }
}
