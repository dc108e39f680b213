using System.Text.Json;

namespace WeightInit.Models.KerasFiles;

/// <summary>
/// Bidirectional: a recurrent layer and its mirror. Loading constructs the given layer, of which no weight is left, then the
/// backward one, then the forward one as a copy of the given.
/// </summary>
[KerasClass("Bidirectional")]
internal sealed class Bidirectional : KerasLayer
{
    private readonly Recurrent _forward;
    private readonly Recurrent _backward;
    private readonly string? _merge;

    public Bidirectional(KerasConfig config)
        : base(config)
    {
        JsonElement layer = config.Need("layer");
        Recurrent given = Load(layer, null);
        Recurrent? backward = config.Find("backward_layer") is { } mirror ? Load(mirror, null) : null;
        _forward = Load(layer, Prefixed("forward_", given.Name));
        _backward = backward ?? Load(layer, Prefixed("backward_", given.Name));
        _merge = config.Find("merge_mode") is null ? null : config.Word("merge_mode", "concat", "concat", "sum", "mul", "ave");
        if (_forward.ReturnsSequences != _backward.ReturnsSequences || _forward.ReturnsState != _backward.ReturnsState)
            throw config.Bad("has two layers of which one returns sequences or states and the other does not");
    }

    public override IReadOnlyList<KerasLayer> Children => [_forward, _backward];

    public override IReadOnlyList<(string Place, KerasLayer Part)> Parts => [("forward_layer", _forward), ("backward_layer", _backward)];

    protected override void BuildWithin(KerasArguments arguments)
    {
        foreach (Recurrent layer in (ReadOnlySpan<Recurrent>)[_forward, _backward])
        {
            if (!layer.IsBuilt)
                layer.Build(arguments);
        }
    }

    protected override IReadOnlyList<KerasShape> Outputs(KerasArguments arguments)
    {
        IReadOnlyList<KerasShape> forward = _forward.Call(arguments);
        IReadOnlyList<KerasShape> backward = _backward.Call(arguments);
        KerasShape output = forward[0];
        if (!output.IsCompatibleWith(backward[0]) && _merge is not null)
            throw Config.Unfit($"joins {output} and {backward[0]}; two of one shape are accepted");
        IEnumerable<KerasShape> outputs = _merge switch
        {
            null => [output, backward[0]],
            "concat" => [output.With(-1, output[-1] * 2)],
            _ => [output],
        };
        return [.. outputs, .. forward.Skip(1), .. backward.Skip(1)];
    }

    private static string Prefixed(string prefix, string name) =>
        name.StartsWith(prefix, StringComparison.Ordinal) ? name : prefix + name;

    private Recurrent Load(JsonElement layer, string? name)
    {
        KerasObject read = KerasObject.Read(Loading, layer, $"a layer of {Config.Shown}");
        return KerasClasses.Load(name is null ? read : read.Named(name)) as Recurrent
            ?? throw Config.Bad($"wraps a layer of the class {OneLine.Quote(read.ClassName)}; LSTM, GRU, SimpleRNN and RNN are accepted");
    }
}
