namespace WeightInit.Signal;

/// <summary>
/// A network as a diagnosis sees it: a graph of operations in an order in which they can be computed, every shape known, every
/// weight a named tensor. Immutable; <see cref="NetworkBuilder"/> makes it.
/// </summary>
/// <remarks>
/// Shapes are those of one sample. In memory a batch axis comes first, so axis 0 of a shape is axis 1 of the array; operations
/// that look across the batch (batch normalization) do so in their own kernels and rules.
/// </remarks>
public sealed class Network
{
    internal Network(string name, IReadOnlyList<NetworkNode> nodes, NetworkNode output, NetworkNode? logits, IReadOnlyList<NetworkLayer> layers, IReadOnlyList<string> assumptions)
    {
        Name = name;
        Nodes = nodes;
        Output = output;
        Logits = logits;
        Layers = layers;
        Assumptions = assumptions;
        Inputs = [.. nodes.Where(node => node.Operation is Input)];
        Parameters = [.. nodes.SelectMany(node => node.Parameters).Select(parameter => parameter.Spec).DistinctBy(spec => spec.Name)];
    }

    /// <summary>
    /// Reads a network line, as <c>784-256x30-10 relu</c> or <c>1x28x28-conv16k3p1-bn-relu-pool2-[conv16k3p1]x4-gap-10 relu</c>;
    /// docs/formats/network-line.md has the grammar.
    /// </summary>
    /// <param name="line">The line.</param>
    /// <exception cref="NetworkLineException">It is no network; the message points at the character.</exception>
    public static Network Parse(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return LineAssembler.Assemble(line, new LineReader(line).Read());
    }

    /// <summary>What it is called: the line, the file or the builder's name.</summary>
    public string Name { get; }

    /// <summary>Every node, inputs of a node before it.</summary>
    public IReadOnlyList<NetworkNode> Nodes { get; }

    /// <summary>The nodes whose operation is <see cref="Input"/>.</summary>
    public IReadOnlyList<NetworkNode> Inputs { get; }

    /// <summary>The node whose output is the network's.</summary>
    public NetworkNode Output { get; }

    /// <summary>
    /// The node whose output is the logits of classes, or null where the network does not end in classes.
    /// </summary>
    public NetworkNode? Logits { get; }

    /// <summary>Whether classes are counted along the last axis of logits of several axes, as in models of tokens, and not the first.</summary>
    public bool HasClassesLast { get; init; }

    /// <summary>The layers that are reported, in order.</summary>
    public IReadOnlyList<NetworkLayer> Layers { get; }

    /// <summary>Every tensor that a node reads as a weight, once, in the order of the nodes.</summary>
    public IReadOnlyList<TensorSpec> Parameters { get; }

    /// <summary>What had to be assumed because the description does not say it, one sentence each.</summary>
    public IReadOnlyList<string> Assumptions { get; }

    /// <summary>Its tensors as a model that a recipe resolves.</summary>
    public ModelSpec Model => new(Name, Parameters) { Assumptions = Assumptions };

    /// <summary>The node with this name.</summary>
    /// <param name="name">The node's name.</param>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public NetworkNode this[string name] =>
        Nodes.FirstOrDefault(node => node.Name == name) ?? throw new KeyNotFoundException($"{Name} has no node '{name}'.");

    /// <inheritdoc/>
    public override string ToString() => Name;
}
