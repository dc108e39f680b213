using WeightInit.Models.OnnxMessages;
using Attribute = WeightInit.Models.OnnxMessages.Attribute;

namespace WeightInit.Models;

/// <summary>
/// Finds the weights of a graph: floating-point initializers, what ConstantOfShape nodes make, tensors of Constant nodes and
/// inputs without data, each read by a node. docs/formats/onnx.md states the rule.
/// </summary>
internal sealed class WeightFinder
{
    /// <summary>The last words of names that exporters give to parameters.</summary>
    private static readonly string[] ParameterWords =
        ["weight", "bias", "gamma", "beta", "scale", "embedding", "embeddings", "token", "running_mean", "running_var", "kernel", "table", "w", "b"];

    private readonly OnnxGraph _graph;
    private readonly Dictionary<string, OnnxWeight> _found = new(StringComparer.Ordinal);
    private readonly List<string> _notes = [];

    internal WeightFinder(OnnxGraph graph)
    {
        _graph = graph;
        string[] unread = [.. graph.Initializers.Where(tensor => OnnxType.IsFloatingPoint(tensor.Type) && graph.ReadersOf(tensor.Name).Count == 0).Select(tensor => tensor.Name)];
        foreach (OnnxTensor tensor in graph.Initializers.Where(tensor => OnnxType.IsFloatingPoint(tensor.Type)))
            Initializer(tensor);
        foreach (Node node in graph.Nodes)
            Made(node);
        foreach ((Value input, int place) in graph.Inputs.Select((input, place) => (input, place)))
            Input(input, place);
        Weights = InOrder();
        if (unread.Length > 0)
            _notes.Add($"{Few(unread, "initializer")} that no node reads {(unread.Length == 1 ? "is" : "are")} left out");
        int inputs = Weights.Count(weight => weight.Place == WeightPlace.Input);
        if (inputs > 0)
            _notes.Add($"{inputs} of {graph.Inputs.Count} inputs without data are weights, by the nodes that read them and by their names; data are {string.Join(", ", DataInputs.Select(input => OneLine.Quote(input.Name)))}");
        if (graph.InnerInitializers > 0)
            _notes.Add($"{graph.InnerInitializers} initializers of graphs within nodes are left as they are");
    }

    /// <summary>In the order in which nodes read them first.</summary>
    internal IReadOnlyList<OnnxWeight> Weights { get; }

    /// <summary>The inputs that are data.</summary>
    internal IEnumerable<Value> DataInputs => _graph.Inputs.Where(input => !_found.ContainsKey(input.Name));

    /// <summary>What had to be assumed, one sentence each.</summary>
    internal IReadOnlyList<string> Notes => _notes;

    /// <summary>A number that an operator is written with, as the 6 of a clip, is no weight.</summary>
    private void Initializer(OnnxTensor tensor)
    {
        if (WeightUse.Find(_graph, tensor.Name) is { } use && (use.IsOfWeight || (tensor.Shape.Count > 1 && use.Kind != UseKind.Unknown) || tensor.Shape.Rank >= 2))
            _found.Add(tensor.Name, new OnnxWeight(tensor.Name, WeightPlace.Initializer, tensor.Shape, tensor.Type, use) { Elements = tensor });
    }

    private void Made(Node node)
    {
        if (node.Output.Count != 1 || node.OpType is not ("ConstantOfShape" or "Constant") || WeightUse.Find(_graph, node.Output[0]) is not { } use)
            return;
        string name = node.Output[0];
        Attribute? value = OnnxGraph.Attribute(node, "value");
        if (node.OpType == "Constant")
        {
            if (value?.T is { } message && OnnxType.IsFloatingPoint(message.DataType) && OnnxTensor.Of(_graph.File, message) is { Shape.Count: > 1 } tensor && use.IsOfWeight)
                _found.Add(name, new OnnxWeight(name, WeightPlace.Constant, tensor.Shape, tensor.Type, use) { Elements = tensor });
            return;
        }

        int type = value?.T?.DataType ?? OnnxType.Float;
        if (node.Input.Count == 1 && OnnxType.IsFloatingPoint(type) && _graph.Constant(node.Input[0])?.ToLongs(OnnxException.MaxRank) is { } axes && (use.IsOfWeight || use.Kind != UseKind.Unknown))
            _found.Add(name, new OnnxWeight(name, WeightPlace.Filled, _graph.File.ShapeOf(axes, () => $"weight {OneLine.Quote(name)}"), type, use));
    }

    private void Input(Value input, int place)
    {
        int type = input.Type?.TensorType?.ElemType ?? 0;
        if (!OnnxType.IsFloatingPoint(type) || WeightUse.Find(_graph, input.Name) is not { } use || !IsParameter(input.Name, place, use))
            return;
        Axes? axes = input.Type!.TensorType.Shape;
        if (axes is null || axes.Dim.Any(axis => axis.SizeCase != Axis.SizeOneofCase.DimValue))
            throw _graph.File.Bad(OnnxError.NoShape, $"weight {OneLine.Quote(input.Name)}, an input without data, has no size for each of its axes.");
        Shape shape = _graph.File.ShapeOf([.. axes.Dim.Select(axis => axis.DimValue)], () => $"weight {OneLine.Quote(input.Name)}");
        _found.Add(input.Name, new OnnxWeight(input.Name, WeightPlace.Input, shape, type, use));
    }

    /// <summary>
    /// The first input is data. Others are weights where a node takes them as a layer's weight or a normalization's numbers; a
    /// factor of a product or what is added only where the name is that of a parameter.
    /// </summary>
    private static bool IsParameter(string name, int place, WeightUse use)
    {
        string last = name[(name.AsSpan().LastIndexOfAny('.', '/', ':') + 1)..].ToLowerInvariant();
        bool isNamed = ParameterWords.Any(word => last == word || last.EndsWith("_" + word, StringComparison.Ordinal));
        bool isProduct = use.Kind == UseKind.Kernel && use.Node.OpType is "MatMul" or "Gemm";
        return isNamed || (place > 0 && use.IsOfWeight && !isProduct);
    }

    private OnnxWeight[] InOrder()
    {
        List<OnnxWeight> weights = [];
        HashSet<string> taken = new(StringComparer.Ordinal);
        foreach (string value in _graph.Nodes.SelectMany(node => node.Input))
        {
            if (_found.TryGetValue(value, out OnnxWeight? weight) && taken.Add(value))
                weights.Add(weight);
        }

        weights.AddRange(_found.Values.Where(weight => !taken.Contains(weight.Name)));
        return [.. weights];
    }

    private static string Few(string[] names, string noun)
    {
        const int Shown = 3;
        string list = string.Join(", ", names.Take(Shown).Select(OneLine.Quote));
        return $"{(names.Length == 1 ? $"the {noun}" : $"{names.Length} {noun}s")} ({list}{(names.Length > Shown ? ", …" : "")})";
    }
}
