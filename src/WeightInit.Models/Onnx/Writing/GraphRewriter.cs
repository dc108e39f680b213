using Google.Protobuf;
using WeightInit.Models.OnnxMessages;
using Attribute = WeightInit.Models.OnnxMessages.Attribute;

namespace WeightInit.Models;

/// <summary>
/// A graph whose weights become initializers: the nodes that made them go, inputs without data are inputs no more, and what else
/// stood outside the messages is listed to be copied. Everything that is not described stays as it was read.
/// </summary>
internal sealed class GraphRewriter
{
    /// <summary>The oldest version in which an initializer need not be an input too.</summary>
    private const long FirstFreeInitializers = 4;

    /// <summary>The most bytes of tensors within nodes that are taken into memory.</summary>
    private const long MostInner = 512L << 20;

    private readonly OnnxGraph _graph;
    private long _inner;

    internal GraphRewriter(OnnxGraph graph, IReadOnlyList<OnnxWeight> weights, IReadOnlyList<KeyValuePair<string, string>> metadata)
    {
        _graph = graph;
        Model = graph.File.Model.Clone();
        HashSet<string> names = [.. weights.Select(weight => weight.Name)];
        HashSet<string> made = [.. weights.Where(weight => weight.Place is WeightPlace.Filled or WeightPlace.Constant).Select(weight => weight.Name)];
        Keep(Model.Graph.Node, node => !node.Output.Any(made.Contains));
        bool listed = Model.IrVersion >= FirstFreeInitializers;
        Keep(Model.Graph.Input, input => !names.Contains(input.Name) && (listed || graph.Initializer(input.Name) is null));
        Model.IrVersion = Math.Max(Model.IrVersion, FirstFreeInitializers);
        Initializers(names, made);
        foreach (Node node in Model.Graph.Node)
            Inflate(node);
        Keep(Model.MetadataProps, pair => !pair.Key.StartsWith("weightinit.", StringComparison.Ordinal));
        Model.MetadataProps.AddRange(metadata.Where(pair => pair.Key.StartsWith("weightinit.", StringComparison.Ordinal)).Select(pair => new TextPair { Key = pair.Key, Value = pair.Value }));
    }

    /// <summary>The model without its weights and without <see cref="Others"/>.</summary>
    internal Model Model { get; }

    /// <summary>Initializers that are no weights and whose elements are long, or stand in another file.</summary>
    internal IReadOnlyList<OnnxTensor> Others { get; private set; } = [];

    /// <summary>Those that are weights go, and those that only nodes read which are gone; long ones are listed.</summary>
    private void Initializers(HashSet<string> names, HashSet<string> made)
    {
        List<OnnxTensor> others = [];
        Keep(Model.Graph.Initializer, tensor =>
        {
            IReadOnlyList<Reader> readers = _graph.ReadersOf(tensor.Name);
            if (names.Contains(tensor.Name) || (readers.Count > 0 && readers.All(reader => reader.Node.Output.Any(made.Contains))))
                return false;
            OnnxTensor whole = _graph.Initializer(tensor.Name)!;
            if (!whole.IsExternal && whole.Message.Stored is null)
                return true;
            others.Add(whole);
            return false;
        });
        Others = others;
    }

    /// <summary>Takes the elements of tensors within a node into its message.</summary>
    private void Inflate(Node node)
    {
        foreach (Attribute attribute in node.Attribute)
        {
            if (attribute.T is { } tensor)
                Inflate(tensor);
            foreach (Graph graph in attribute.Graphs.Append(attribute.G).OfType<Graph>())
            {
                foreach (Tensor initializer in graph.Initializer)
                    Inflate(initializer);
                foreach (Node inner in graph.Node)
                    Inflate(inner);
            }
        }
    }

    private void Inflate(Tensor tensor)
    {
        if (tensor.Stored is null && tensor.DataLocation != 1)
            return;
        OnnxTensor whole = OnnxTensor.Of(_graph.File, tensor);
        _inner += whole.ByteCount;
        if (_inner > MostInner)
            throw _graph.File.Bad(OnnxError.TooLong, $"its nodes hold more than {MostInner} bytes of tensors; keep weights as initializers.");
        byte[] bytes = new byte[whole.ByteCount];
        whole.Read(0, bytes);
        tensor.Stored = null;
        tensor.DataLocation = 0;
        tensor.ExternalData.Clear();
        tensor.RawData = ByteString.CopyFrom(bytes);
    }

    private static void Keep<T>(Google.Protobuf.Collections.RepeatedField<T> list, Predicate<T> isKept)
    {
        T[] kept = [.. list.Where(item => isKept(item))];
        list.Clear();
        list.AddRange(kept);
    }
}
