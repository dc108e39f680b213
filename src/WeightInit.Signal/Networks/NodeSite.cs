namespace WeightInit.Signal;

/// <summary>Where an operation stands while its output's shape is inferred: the shapes it reads and the weights it is given.</summary>
internal readonly record struct NodeSite(string Name, Operation Operation, IReadOnlyList<Shape> Inputs, IReadOnlyList<NetworkParameter> Parameters)
{
    /// <summary>The shape of the only input.</summary>
    internal Shape Only => Count(1)[0];

    /// <summary>The shapes, of which there must be so many.</summary>
    internal IReadOnlyList<Shape> Count(int inputs) =>
        Inputs.Count == inputs ? Inputs : throw Bad($"it has {Inputs.Count} inputs; {Operation.Name} has {inputs}");

    /// <summary>The parameter in a slot, or null.</summary>
    internal TensorSpec? Find(ParameterSlot slot)
    {
        foreach (NetworkParameter parameter in Parameters)
        {
            if (parameter.Slot == slot)
                return parameter.Spec;
        }

        return null;
    }

    /// <summary>The parameter in a slot.</summary>
    internal TensorSpec Need(ParameterSlot slot) => Find(slot) ?? throw Bad($"it has no {slot.ToString().ToLowerInvariant()}; {Operation.Name} reads one");

    /// <summary>The parameter in a slot, if there is one, must have this shape.</summary>
    internal void Fits(ParameterSlot slot, Shape shape)
    {
        if (Find(slot) is { } spec && spec.Shape != shape)
            throw Bad($"its {slot.ToString().ToLowerInvariant()} {spec.Name} has the shape ({spec.Shape}); ({shape}) fits");
    }

    /// <summary>An axis of a shape, negative ones counted from the end.</summary>
    internal int Axis(int axis, Shape shape)
    {
        int resolved = axis < 0 ? axis + shape.Rank : axis;
        return resolved >= 0 && resolved < shape.Rank ? resolved : throw Bad($"the shape ({shape}) has no axis {axis}");
    }

    internal NetworkException Bad(string problem) => new($"{Name}: {problem}.");
}
