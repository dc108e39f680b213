using System.Text.Json;

namespace WeightInit.Models.KerasFiles;

/// <summary>
/// Sequential: layers one after the other. With an input's shape each layer is built as it is added, which is after its
/// construction and before that of the next.
/// </summary>
[KerasClass("Sequential")]
internal sealed class SequentialModel : KerasLayer
{
    private readonly List<KerasLayer> _layers = [];
    private KerasShape? _input;
    private IReadOnlyList<KerasShape> _outputs = [];

    public SequentialModel(KerasConfig config)
        : base(config)
    {
        JsonElement layers = config.Need("layers");
        if (layers.ValueKind != JsonValueKind.Array)
            throw config.WrongKind("layers", layers, "an array of layers");
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (JsonElement layer in layers.EnumerateArray())
        {
            KerasLayer made = KerasClasses.Load(KerasObject.Read(config.Loading, layer, $"a layer of {config.Shown}"));
            if (!names.Add(made.Name))
                throw config.Error(KerasModelError.DuplicateName, $"has two layers named {OneLine.Quote(made.Name)}; each has its own name");
            Append(made);
        }

        if (_input is null && config.Find("build_input_shape") is { } shape && BuildShapes.Shapes(config, shape)?.Single is { } input && _layers.Count > 0)
            Build(new KerasArguments(input));
    }

    public override IReadOnlyList<KerasLayer> Children => _layers;

    public override IReadOnlyList<(string Place, KerasLayer Part)> Parts => KerasPlaces.Listed("layers", _layers);

    protected override void BuildWithin(KerasArguments arguments)
    {
        if (_layers.Count == 0)
            throw Config.Error(KerasModelError.NotBuilt, "has no layers");
        _input = Only(arguments);
        _outputs = Run([_input]);
    }

    protected override IReadOnlyList<KerasShape> Outputs(KerasArguments arguments)
    {
        KerasShape input = Only(arguments);
        if (_input is { } built && !built.With(0, null).IsCompatibleWith(Batched(input)))
            throw Config.Unfit($"takes the input {built} and gets {input}");
        return input.Equals(_input) ? _outputs : Run([input]);
    }

    private KerasShape Batched(KerasShape input) => input.Rank > 0 ? input.With(0, null) : throw Config.Unfit("gets a scalar; an input with a batch is accepted");

    private void Append(KerasLayer layer)
    {
        if (layer is InputLayer entry)
        {
            if (_layers.Count > 0 || _input is not null)
                throw Config.Bad("has an InputLayer that is not its first layer");
            if (entry.Shape.Rank == 0)
                throw Config.Bad("has an input that is a scalar; an input with a batch is accepted");
            (_input, _outputs) = (entry.Shape, [entry.Shape]);
            IsBuilt = true;
            return;
        }

        _layers.Add(layer);
        if (_input is not null)
            _outputs = Loading.Within(this, () => layer.Call(Argument(_outputs)));
    }

    private IReadOnlyList<KerasShape> Run(IReadOnlyList<KerasShape> shapes)
    {
        foreach (KerasLayer layer in _layers)
            shapes = layer.Call(Argument(shapes));
        return shapes;
    }

    private static KerasArguments Argument(IReadOnlyList<KerasShape> shapes) => new(shapes.Count == 1 ? new KerasShapes(shapes[0]) : new KerasShapes(shapes));
}
