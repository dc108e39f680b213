using System.Text.Json;

namespace WeightInit.Models.KerasFiles;

/// <summary>
/// A Functional model. Loading constructs every layer in the order of the file, then calls them: pass after pass over the layers
/// in that order, each as far as its inputs are there.
/// </summary>
[KerasClass("Functional", "Model")]
internal sealed class FunctionalModel : KerasLayer
{
    private readonly Dictionary<string, KerasLayer> _layers = new(StringComparer.Ordinal);
    private readonly List<(GraphCall Call, string Layer)> _calls = [];
    private readonly List<InputLayer> _entries = [];
    private readonly List<GraphTensor> _inputs;
    private readonly List<GraphTensor> _outputs;
    private readonly Dictionary<string, List<IReadOnlyList<KerasShape>>> _shapes;
    private readonly HashSet<string> _reached;

    public FunctionalModel(KerasConfig config)
        : base(config)
    {
        JsonElement layers = config.Need("layers");
        if (layers.ValueKind != JsonValueKind.Array)
            throw config.WrongKind("layers", layers, "an array of layers");
        List<(string Name, KerasLayer Layer, Queue<GraphCall> Calls)> waiting = [];
        foreach (JsonElement layer in layers.EnumerateArray())
            waiting.Add(Load(layer));
        _shapes = Entries();
        Process(waiting);
        _inputs = Ends("input_layers");
        _outputs = Ends("output_layers");
        foreach (GraphTensor tensor in _inputs.Concat(_outputs))
            ShapeIn(_shapes, tensor);
        _entries.AddRange(_inputs.Select(tensor => _layers[tensor.Layer] as InputLayer
            ?? throw config.Error(KerasModelError.BrokenGraph, $"has {OneLine.Quote(tensor.Layer)} among its input_layers, which is no InputLayer")));
        _reached = Reached();
        IsBuilt = true;
    }

    public override IReadOnlyList<KerasLayer> Children => [.. _layers.Where(layer => _reached.Contains(layer.Key)).Select(layer => layer.Value)];

    public override IReadOnlyList<(string Place, KerasLayer Part)> Parts => KerasPlaces.Listed("layers", Children);

    public override string SavedClass => "Functional";

    protected override IReadOnlyList<KerasShape> Outputs(KerasArguments arguments)
    {
        IReadOnlyList<KerasShape> given = arguments.First?.All ?? [];
        if (given.Count != _entries.Count)
            throw Config.Unfit($"takes {_entries.Count} inputs and gets {given.Count}");
        bool isSame = true;
        foreach ((InputLayer entry, KerasShape shape) in _entries.Zip(given))
        {
            if (shape.Rank == 0 || entry.Shape.Rank == 0 || !entry.Shape.With(0, null).IsCompatibleWith(shape.With(0, null)))
                throw Config.Unfit($"takes the input {entry.Shape} and gets {shape}");
            isSame &= entry.Shape.Equals(shape);
        }

        Dictionary<string, List<IReadOnlyList<KerasShape>>> shapes = isSame ? _shapes : Rerun(given);
        return [.. _outputs.Select(tensor => ShapeIn(shapes, tensor))];
    }

    private (string Name, KerasLayer Layer, Queue<GraphCall> Calls) Load(JsonElement element)
    {
        KerasObject read = KerasObject.Read(Loading, element, $"a layer of {Config.Shown}");
        KerasLayer layer = KerasClasses.Load(read);
        string name = read.Name ?? layer.Name;
        if (!_layers.TryAdd(name, layer))
            throw Config.Error(KerasModelError.DuplicateName, $"has two layers named {OneLine.Quote(name)}; each has its own name");
        if (!element.TryGetProperty("inbound_nodes", out JsonElement calls) || calls.ValueKind != JsonValueKind.Array)
            throw Config.Error(KerasModelError.WrongKind, $"has the layer {OneLine.Quote(name)} without an array of inbound_nodes, which say what it is called on");
        KerasConfig config = new(read);
        return (name, layer, new Queue<GraphCall>(calls.EnumerateArray().Select(call => GraphCall.Read(config, layer, call))));
    }

    /// <summary>The shapes of what enters: a call that InputLayer makes of itself.</summary>
    private Dictionary<string, List<IReadOnlyList<KerasShape>>> Entries()
    {
        Dictionary<string, List<IReadOnlyList<KerasShape>>> shapes = new(StringComparer.Ordinal);
        foreach ((string name, KerasLayer layer) in _layers)
            shapes.Add(name, layer is InputLayer entry ? [[entry.Shape]] : []);
        return shapes;
    }

    private void Process(List<(string Name, KerasLayer Layer, Queue<GraphCall> Calls)> waiting)
    {
        waiting.RemoveAll(layer => layer.Calls.Count == 0);
        while (waiting.Count > 0)
        {
            int before = _calls.Count;
            foreach ((string name, _, Queue<GraphCall> calls) in waiting)
            {
                while (calls.TryPeek(out GraphCall? call) && call.Tensors.All(IsThere))
                {
                    _calls.Add((calls.Dequeue(), name));
                    _shapes[name].Add(call.Layer.Call(call.Arguments(tensor => ShapeIn(_shapes, tensor))));
                }
            }

            waiting.RemoveAll(layer => layer.Calls.Count == 0);
            if (_calls.Count == before)
                throw Config.Error(KerasModelError.BrokenGraph, $"has layers that wait for one another, the first {OneLine.Quote(waiting[0].Name)}");
        }
    }

    /// <summary>The same calls for other inputs, of which only unknown sizes and the batch differ.</summary>
    private Dictionary<string, List<IReadOnlyList<KerasShape>>> Rerun(IReadOnlyList<KerasShape> given)
    {
        Dictionary<string, List<IReadOnlyList<KerasShape>>> shapes = Entries();
        foreach ((GraphTensor input, KerasShape shape) in _inputs.Zip(given))
            shapes[input.Layer] = [[shape]];
        foreach ((GraphCall call, string name) in _calls)
            shapes[name].Add(call.Layer.Call(call.Arguments(tensor => ShapeIn(shapes, tensor))));
        return shapes;
    }

    private bool IsThere(GraphTensor tensor) => _shapes.TryGetValue(tensor.Layer, out List<IReadOnlyList<KerasShape>>? calls)
        ? tensor.Call < calls.Count
        : throw Config.Error(KerasModelError.BrokenGraph, $"has a call on the output of {OneLine.Quote(tensor.Layer)}, a layer that there is not");

    private KerasShape ShapeIn(Dictionary<string, List<IReadOnlyList<KerasShape>>> shapes, GraphTensor tensor) =>
        shapes.TryGetValue(tensor.Layer, out List<IReadOnlyList<KerasShape>>? calls) && tensor.Call < calls.Count && tensor.Output < calls[tensor.Call].Count
            ? calls[tensor.Call][tensor.Output]
            : throw Config.Error(KerasModelError.BrokenGraph, $"names the output {tensor.Output} of the call {tensor.Call} of {OneLine.Quote(tensor.Layer)}, which there is not");

    /// <summary>The model's inputs or outputs; calls of a model within count from 1 there.</summary>
    private List<GraphTensor> Ends(string key)
    {
        List<GraphTensor> ends = [];
        Collect(Config.Need(key));
        return ends;

        void Collect(JsonElement value)
        {
            if (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 3 && value[0].ValueKind == JsonValueKind.String)
            {
                GraphTensor end = GraphArgument.Place(Config, value);
                ends.Add(_layers.GetValueOrDefault(end.Layer) is FunctionalModel && end.Call > 0 ? end with { Call = end.Call - 1 } : end);
                return;
            }

            IEnumerable<JsonElement> items = value.ValueKind switch
            {
                JsonValueKind.Array => value.EnumerateArray(),
                JsonValueKind.Object => value.EnumerateObject().Select(property => property.Value),
                _ => throw Config.WrongKind(key, value, "places of tensors"),
            };
            foreach (JsonElement item in items)
                Collect(item);
        }
    }

    /// <summary>The layers on the way from the outputs back: the others are no part of the model.</summary>
    private HashSet<string> Reached()
    {
        Dictionary<(string, int), GraphCall> calls = [];
        Dictionary<string, int> counts = new(StringComparer.Ordinal);
        foreach ((GraphCall call, string name) in _calls)
        {
            int count = counts.GetValueOrDefault(name);
            calls[(name, count)] = call;
            counts[name] = count + 1;
        }

        HashSet<string> reached = new(StringComparer.Ordinal);
        HashSet<(string, int)> seen = [];
        Stack<GraphTensor> open = new(_outputs);
        while (open.TryPop(out GraphTensor tensor))
        {
            if (!seen.Add((tensor.Layer, tensor.Call)))
                continue;
            reached.Add(tensor.Layer);
            foreach (GraphTensor input in calls.TryGetValue((tensor.Layer, tensor.Call), out GraphCall? call) ? call.Tensors : [])
                open.Push(input);
        }

        return reached;
    }
}
