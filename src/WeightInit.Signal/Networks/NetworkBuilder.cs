namespace WeightInit.Signal;

/// <summary>
/// Builds a <see cref="Network"/> node by node; every shape is inferred and checked as the node is added.
/// <see cref="NetworkBuilderLayers"/> has the common layers in a word each.
/// </summary>
/// <param name="name">What the network is called.</param>
public sealed class NetworkBuilder(string name)
{
    /// <summary>The most nodes of a network.</summary>
    public const int MostNodes = 100_000;

    private readonly List<NetworkNode> _nodes = [];
    private readonly List<NetworkLayer> _layers = [];
    private readonly List<string> _assumptions = [];
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TensorSpec> _parameters = new(StringComparer.Ordinal);

    /// <summary>What the network is called.</summary>
    public string Name { get; } = name;

    /// <summary>How many nodes there are: what <see cref="Group"/> counts from.</summary>
    public int Count => _nodes.Count;

    /// <summary>The nodes so far.</summary>
    internal IReadOnlyList<NetworkNode> Nodes => _nodes;

    /// <summary>Adds an input of real numbers.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="shape">The shape of one sample.</param>
    public NetworkNode Input(string name, Shape shape) => Add(name, new Input(shape), [], []);

    /// <summary>Adds an operation.</summary>
    /// <param name="name">The node's name; a number is put behind one that is taken.</param>
    /// <param name="operation">What it does.</param>
    /// <param name="inputs">Nodes of this builder whose outputs it reads.</param>
    /// <param name="parameters">Its weights.</param>
    /// <exception cref="NetworkException">The shapes do not fit the operation, or there are <see cref="MostNodes"/> nodes; the message names the node.</exception>
    public NetworkNode Add(string name, Operation operation, IReadOnlyList<NetworkNode> inputs, IReadOnlyList<NetworkParameter> parameters)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(operation);
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(parameters);
        if (_nodes.Count == MostNodes)
            throw new NetworkException($"{name}: a network has at most {MostNodes} operations.");
        foreach (NetworkNode input in inputs)
        {
            if (input is null || input.Index >= _nodes.Count || !ReferenceEquals(_nodes[input.Index], input))
                throw new NetworkException($"{name}: its input is no node of this network.");
        }

        foreach (NetworkParameter parameter in parameters)
            Register(name, parameter.Spec);
        Shape shape = Infer(new NodeSite(name, operation, [.. inputs.Select(input => input.Shape)], parameters));
        NetworkNode node = new(_nodes.Count, Unused(name), operation, [.. inputs], [.. parameters], shape);
        _nodes.Add(node);
        return node;
    }

    /// <summary>Adds an operation without weights.</summary>
    /// <inheritdoc cref="Add(string, Operation, IReadOnlyList{NetworkNode}, IReadOnlyList{NetworkParameter})"/>
    public NetworkNode Add(string name, Operation operation, params ReadOnlySpan<NetworkNode> inputs) => Add(name, operation, inputs.ToArray(), []);

    /// <summary>Reports the nodes added since as one layer, the last of them its output.</summary>
    /// <param name="name">The layer's name.</param>
    /// <param name="kind">What it is, in a word or two.</param>
    /// <param name="from"><see cref="Count"/> before its first node.</param>
    /// <param name="output">Its output, where that is not the last node.</param>
    /// <param name="within">The layer that it is a part of, or null.</param>
    public NetworkLayer Group(string name, string kind, int from, NetworkNode? output = null, string? within = null)
    {
        NetworkLayer layer = new(name, kind, output ?? _nodes[^1], _nodes[Math.Min(from, _nodes.Count - 1)..]) { Within = within };
        _layers.Add(layer);
        return layer;
    }

    /// <summary>Reports these nodes as one layer.</summary>
    internal void Report(string name, string kind, NetworkNode output, IReadOnlyList<NetworkNode> nodes) => _layers.Add(new NetworkLayer(name, kind, output, nodes));

    /// <summary>States something that the network's description does not say; said twice it is stated once.</summary>
    /// <param name="sentence">One sentence.</param>
    public void Assume(string sentence)
    {
        if (!_assumptions.Contains(sentence))
            _assumptions.Add(sentence);
    }

    /// <summary>The network.</summary>
    /// <param name="output">Its output; without it the last node.</param>
    /// <param name="logits">The node that gives logits of classes, or null where none does.</param>
    /// <param name="hasClassesLast">Whether logits of several axes have the classes along the last.</param>
    /// <exception cref="NetworkException">There is no node, or no input.</exception>
    public Network Build(NetworkNode? output = null, NetworkNode? logits = null, bool hasClassesLast = false)
    {
        if (_nodes.Count == 0 || !_nodes.Any(node => node.Operation is Input))
            throw new NetworkException($"{Name}: a network has at least an input.");
        return new Network(Name, [.. _nodes], output ?? _nodes[^1], logits, Ordered(), [.. _assumptions]) { HasClassesLast = hasClassesLast };
    }

    /// <summary>Wholes in order of their output, each followed by its parts.</summary>
    private NetworkLayer[] Ordered()
    {
        ILookup<string?, NetworkLayer> parts = _layers.Where(layer => layer.Within is not null).ToLookup(layer => layer.Within);
        return [.. _layers.Where(layer => layer.Within is null).SelectMany(layer => parts[layer.Name].OrderBy(part => part.Output.Index).Prepend(layer))];
    }

    private static Shape Infer(NodeSite site)
    {
        try
        {
            return site.Operation.Infer(site);
        }
        catch (OverflowException exception)
        {
            throw new NetworkException($"{site.Name}: its output is too large ({exception.Message.TrimEnd('.')}).", exception);
        }
    }

    /// <summary>One name is one tensor: sharing is fine, another shape under the same name is not.</summary>
    private void Register(string node, TensorSpec spec)
    {
        if (!_parameters.TryAdd(spec.Name, spec) && _parameters[spec.Name].Shape != spec.Shape)
            throw new NetworkException($"{node}: the tensor {spec.Name} has the shape ({_parameters[spec.Name].Shape}) elsewhere and ({spec.Shape}) here.");
    }

    private string Unused(string wanted)
    {
        string name = wanted;
        for (int i = 2; !_names.Add(name); i++)
            name = $"{wanted}#{i}";
        return name;
    }
}
