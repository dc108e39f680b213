namespace WeightInit.Models.KerasFiles;

/// <summary>TimeDistributed: a layer at every step of (batch, steps, …).</summary>
[KerasClass("TimeDistributed")]
internal sealed class TimeDistributed : KerasLayer
{
    private readonly KerasLayer _layer;

    public TimeDistributed(KerasConfig config)
        : base(config) => _layer = KerasClasses.Load(KerasObject.Read(config.Loading, config.Need("layer"), $"the layer of {config.Shown}"));

    public override IReadOnlyList<KerasLayer> Children => [_layer];

    public override IReadOnlyList<(string Place, KerasLayer Part)> Parts => [("layer", _layer)];

    protected override void BuildWithin(KerasArguments arguments)
    {
        if (!_layer.IsBuilt)
            _layer.Build(new KerasArguments(Step(arguments)));
    }

    protected override IReadOnlyList<KerasShape> Outputs(KerasArguments arguments)
    {
        IReadOnlyList<KerasShape> outputs = _layer.Call(new KerasArguments(Step(arguments)));
        long? steps = Only(arguments)[1];
        return outputs.Count == 1 && outputs[0].Rank > 0
            ? [[outputs[0][0], steps, .. outputs[0].Skip(1)]]
            : throw Config.Bad("wraps a layer of several outputs; a layer of one is accepted");
    }

    private KerasShape Step(KerasArguments arguments)
    {
        KerasShape input = Only(arguments);
        return input.Rank >= 3 ? [input[0], .. input.Skip(2)] : throw Config.Unfit($"gets the input {input}; (batch, steps, ...) of 3 axes or more is accepted");
    }
}
