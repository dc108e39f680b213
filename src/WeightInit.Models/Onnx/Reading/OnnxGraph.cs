using WeightInit.Models.OnnxMessages;
using Attribute = WeightInit.Models.OnnxMessages.Attribute;

namespace WeightInit.Models;

/// <summary>The graph of an ONNX file: who makes each value and who reads it.</summary>
internal sealed class OnnxGraph
{
    private readonly Dictionary<string, Node> _makers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Reader>> _readers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, OnnxTensor> _initializers = new(StringComparer.Ordinal);

    private OnnxGraph(OnnxFile file) => File = file;

    internal OnnxFile File { get; }

    internal IReadOnlyList<Node> Nodes => File.Model.Graph.Node;

    /// <summary>Inputs for which there is no initializer.</summary>
    internal IReadOnlyList<Value> Inputs { get; private set; } = [];

    /// <summary>Initializers in the order of the file.</summary>
    internal IReadOnlyList<OnnxTensor> Initializers { get; private set; } = [];

    /// <summary>How many initializers stand in graphs within nodes.</summary>
    internal int InnerInitializers { get; private set; }

    /// <summary>Checks a file's graph: names are made once.</summary>
    /// <exception cref="OnnxException">They are not, or a tensor is none.</exception>
    internal static OnnxGraph Of(OnnxFile file)
    {
        OnnxGraph graph = new(file);
        Graph message = file.Model.Graph;
        foreach (Tensor tensor in message.Initializer)
        {
            if (tensor.Name.Length == 0)
                throw file.Bad(OnnxError.NoName, "an initializer has no name.");
            if (!graph._initializers.TryAdd(tensor.Name, OnnxTensor.Of(file, tensor)))
                throw file.Bad(OnnxError.DuplicateName, $"the initializer {OneLine.Quote(tensor.Name)} is there twice.");
        }

        graph.Initializers = [.. message.Initializer.Select(tensor => graph._initializers[tensor.Name])];
        graph.Inputs = [.. message.Input.Where(input => !graph._initializers.ContainsKey(input.Name))];
        HashSet<string> names = [.. graph._initializers.Keys];
        foreach (Value input in graph.Inputs)
            graph.Make(names, input.Name, "an input");
        foreach (Node node in message.Node)
        {
            foreach (string output in node.Output.Where(output => output.Length > 0))
            {
                graph.Make(names, output, $"an output of {Describe(node)}");
                graph._makers.Add(output, node);
            }
        }

        foreach (Node node in message.Node)
            graph.Read(node, inner: false);
        return graph;
    }

    internal OnnxTensor? Initializer(string value) => _initializers.GetValueOrDefault(value);

    internal Node? MakerOf(string value) => _makers.GetValueOrDefault(value);

    internal IReadOnlyList<Reader> ReadersOf(string value) => _readers.TryGetValue(value, out List<Reader>? readers) ? readers : [];

    /// <summary>A node as a message names it: <c>Conv 'conv1'</c>.</summary>
    internal static string Describe(Node node) =>
        $"{OneLine.Plain(node.OpType, OneLine.MaxLength)} {OneLine.Quote(node.Name.Length > 0 ? node.Name : node.Output.FirstOrDefault() ?? "")}";

    internal static Attribute? Attribute(Node node, string name) => node.Attribute.FirstOrDefault(attribute => attribute.Name == name);

    internal static long Int(Node node, string name, long otherwise) => Attribute(node, name)?.I ?? otherwise;

    internal static long[]? Ints(Node node, string name) => Attribute(node, name) is { } attribute ? [.. attribute.Ints] : null;

    internal static float Float(Node node, string name, float otherwise) => Attribute(node, name)?.F ?? otherwise;

    /// <summary>A constant value: an initializer, or a Constant node's tensor; null where it is none.</summary>
    internal OnnxTensor? Constant(string value)
    {
        if (Initializer(value) is { } initializer)
            return initializer;
        return MakerOf(value) is { OpType: "Constant" } node && Attribute(node, "value")?.T is { } tensor ? OnnxTensor.Of(File, tensor) : null;
    }

    private void Make(HashSet<string> names, string name, string what)
    {
        if (!names.Add(name))
            throw File.Bad(OnnxError.DuplicateName, $"{OneLine.Quote(name)} is {what}, and it is made elsewhere too.");
    }

    private void Read(Node node, bool inner)
    {
        for (int slot = 0; slot < node.Input.Count; slot++)
        {
            if (node.Input[slot].Length == 0)
                continue;
            if (!_readers.TryGetValue(node.Input[slot], out List<Reader>? readers))
                _readers.Add(node.Input[slot], readers = []);
            readers.Add(new Reader(node, slot, inner));
        }

        foreach (Attribute attribute in node.Attribute)
        {
            foreach (Graph graph in attribute.Graphs.Append(attribute.G).OfType<Graph>())
            {
                InnerInitializers += graph.Initializer.Count;
                foreach (Node other in graph.Node)
                    Read(other, inner: true);
            }
        }
    }
}

/// <summary>A node that reads a value.</summary>
/// <param name="Node">The node.</param>
/// <param name="Slot">Which of its inputs, from 0.</param>
/// <param name="IsInner">Whether the node is in a graph within a node.</param>
internal readonly record struct Reader(Node Node, int Slot, bool IsInner);
