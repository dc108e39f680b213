namespace WeightInit.Models.KerasFiles;

/// <summary>
/// Attention: scale and concat_score_weight, scalars of 1 where the config asks for them. AdditiveAttention: scale (inputs), whose
/// initializer is made when the layer is built.
/// </summary>
[KerasClass("AdditiveAttention", "Attention")]
internal sealed class DotAttention : KerasLayer
{
    private readonly bool _isAdditive;
    private readonly bool _scales;
    private readonly bool _concatenates;
    private KerasInitial? _scale;

    public DotAttention(KerasConfig config)
        : base(config)
    {
        _isAdditive = config.ClassName == "AdditiveAttention";
        _scales = config.Flag("use_scale", _isAdditive);
        _concatenates = !_isAdditive && config.Word("score_mode", "dot", "dot", "concat") == "concat";
        if (config.Number("dropout", 0) > 0)
            config.TakeSeed();
    }

    protected override IEnumerable<KerasVariable> Variables(KerasArguments arguments)
    {
        (KerasShape query, _) = Inputs(arguments);
        if (_scales)
        {
            _scale ??= KerasInitializers.Named(Config, "scale", _isAdditive ? "glorot_uniform" : "ones");
            yield return new("scale", _isAdditive ? [Known(query, -1)] : [], _scale, TensorRole.NormScale) { Layer = LayerKind.Attention };
        }

        if (_concatenates)
            yield return new("concat_score_weight", [], KerasInitializers.Named(Config, "concat_score_weight", "ones"), TensorRole.NormScale) { Layer = LayerKind.Attention };
    }

    protected override IReadOnlyList<KerasShape> Outputs(KerasArguments arguments)
    {
        (KerasShape query, KerasShape value) = Inputs(arguments);
        return [query.With(-1, value[-1])];
    }

    private (KerasShape Query, KerasShape Value) Inputs(KerasArguments arguments) =>
        arguments.First is { Single: null, All: [{ Rank: > 1 } query, { Rank: > 1 } value, ..] all } && all.Count <= 3
            ? (query, value)
            : throw Config.Unfit($"gets {arguments.First?.ToString() ?? "no tensor"}; a list of query, value and perhaps key is accepted");
}
