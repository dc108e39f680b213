namespace WeightInit.Signal;

/// <summary>
/// A named group of nodes that a diagnosis reports as one: a module of a list, a weight layer of a line with the normalization
/// and the activation behind it, a block of a model family, a weighted node of an ONNX graph.
/// </summary>
/// <param name="Name">The name in reports.</param>
/// <param name="Kind">What it is, in a word or two: <c>Linear</c>, <c>dense, relu</c>.</param>
/// <param name="Output">The node whose output is the layer's, at which signal and gradient are stated.</param>
/// <param name="Nodes">The nodes inside, in order, the output among them.</param>
public sealed record NetworkLayer(string Name, string Kind, NetworkNode Output, IReadOnlyList<NetworkNode> Nodes)
{
    /// <summary>The enclosing layer's name where this one is a part of another, or null. Parts follow their whole.</summary>
    public string? Within { get; init; }
}
