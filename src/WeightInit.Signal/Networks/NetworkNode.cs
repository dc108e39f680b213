namespace WeightInit.Signal;

/// <summary>One operation of a network, its inputs and its one output. What has several outputs is several nodes.</summary>
public sealed class NetworkNode
{
    internal NetworkNode(int index, string name, Operation operation, IReadOnlyList<NetworkNode> inputs, IReadOnlyList<NetworkParameter> parameters, Shape shape)
    {
        Index = index;
        Name = name;
        Operation = operation;
        Inputs = inputs;
        Parameters = parameters;
        Shape = shape;
    }

    /// <summary>Its place in <see cref="Network.Nodes"/>; inputs come before.</summary>
    public int Index { get; }

    /// <summary>Its name: of the module, the ONNX node or the place in the line.</summary>
    public string Name { get; }

    /// <summary>What it does.</summary>
    public Operation Operation { get; }

    /// <summary>The nodes whose outputs it reads, in the operation's order.</summary>
    public IReadOnlyList<NetworkNode> Inputs { get; }

    /// <summary>Its weights.</summary>
    public IReadOnlyList<NetworkParameter> Parameters { get; }

    /// <summary>The shape of its output for one sample: the batch axis, which comes first in memory, is left out.</summary>
    public Shape Shape { get; }

    /// <summary>The parameter in a slot, or null.</summary>
    /// <param name="slot">What the parameter is to the operation.</param>
    public TensorSpec? this[ParameterSlot slot]
    {
        get
        {
            foreach (NetworkParameter parameter in Parameters)
            {
                if (parameter.Slot == slot)
                    return parameter.Spec;
            }

            return null;
        }
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Name}: {Operation.Name} ({Shape})";
}
