namespace WeightInit.Signal;

/// <summary>A node that may become one of a network: what nothing reads in the end is left out.</summary>
internal sealed class Draft(string name, Operation operation, IReadOnlyList<Draft> inputs, Shape shape)
{
    internal string Name { get; } = name;

    internal Operation Operation { get; set; } = operation;

    internal IReadOnlyList<Draft> Inputs { get; } = inputs;

    internal List<NetworkParameter> Parameters { get; } = [];

    /// <summary>The shape of one sample.</summary>
    internal Shape Shape { get; } = shape;

    /// <summary>What is said of the network where the node is in it; or null.</summary>
    internal string? Assumption { get; init; }

    /// <summary>What a layer of this node alone is called, where it is one beside the weighted nodes.</summary>
    internal string? Label { get; set; }

    internal bool Has(ParameterSlot slot) => Parameters.Any(parameter => parameter.Slot == slot);
}
