namespace WeightInit.Models.KerasFiles;

/// <summary>
/// GroupQueryAttention: EinsumDense layers query, key, value and attention_output, made when it is built, as in
/// <see cref="MultiHeadAttention"/>, with fewer heads of keys and values; its dropout takes its seed in the same place.
/// </summary>
[KerasClass("GroupedQueryAttention", "GroupQueryAttention")]
internal sealed class GroupQueryAttention : KerasLayer
{
    private readonly long _size;
    private readonly long _queryHeads;
    private readonly long _heads;
    private readonly bool _hasBias;
    private readonly bool _drops;
    private readonly KerasInitial _kernel;
    private readonly KerasInitial _bias;
    private EinsumDense[] _parts = [];

    public GroupQueryAttention(KerasConfig config)
        : base(config)
    {
        config.Refuse("use_gate");
        _size = config.Size("head_dim");
        _queryHeads = config.Size("num_query_heads");
        _heads = config.Size("num_key_value_heads");
        if (_queryHeads % _heads != 0)
            throw config.Bad($"has {_queryHeads} query heads, which {_heads} heads of keys and values do not divide");
        _drops = config.Number("dropout", 0) > 0;
        _hasBias = config.Flag("use_bias", true);
        _kernel = config.Initializer("kernel_initializer", "glorot_uniform");
        _bias = config.Initializer("bias_initializer", "zeros");
    }

    public override IReadOnlyList<KerasLayer> Children => _parts;

    protected override void BuildWithin(KerasArguments arguments)
    {
        (KerasShape query, KerasShape key, KerasShape value) = Inputs(arguments);
        EinsumDense queries = Built("query", "bqm,muh->bquh", [null, _queryHeads, _size], "uh", query);
        EinsumDense keys = Built("key", "bkm,mvh->bkvh", [null, _heads, _size], "vh", key);
        EinsumDense values = Built("value", "bkm,mvh->bkvh", [null, _heads, _size], "vh", value);
        if (_drops)
            Config.TakeSeed();
        EinsumDense output = Built("attention_output", "bquh,uhm->bqm", [null, Known(query, -1)], "m", Attended(query));
        _parts = [queries, keys, values, output];
    }

    protected override IReadOnlyList<KerasShape> Outputs(KerasArguments arguments)
    {
        (KerasShape query, KerasShape key, KerasShape value) = Inputs(arguments);
        _parts[0].Call(new KerasArguments(query));
        _parts[1].Call(new KerasArguments(key));
        _parts[2].Call(new KerasArguments(value));
        _parts[3].Call(new KerasArguments(Attended(query)));
        return [query];
    }

    private (KerasShape Query, KerasShape Key, KerasShape Value) Inputs(KerasArguments arguments)
    {
        KerasShape? query = arguments.Find(0, "query")?.Single;
        KerasShape? value = arguments.Find(1, "value")?.Single;
        KerasShape? key = arguments.Find(2, "key")?.Single ?? value;
        return query is { Rank: 3 } && value is { Rank: 3 } && key is { Rank: 3 }
            ? (query, key, value)
            : throw Config.Unfit($"gets the query {query} and the value {value}; (batch, steps, inputs) is accepted");
    }

    private KerasShape Attended(KerasShape query) => [query[0], query[1], _queryHeads, _size];

    private EinsumDense Built(string name, string equation, long?[] output, string biasAxes, KerasShape input)
    {
        KerasInitial kernel = _kernel.Copy(Loading);
        KerasInitial bias = _bias.Copy(Loading);
        EinsumDense part = new(Config, name, equation, output, _hasBias ? biasAxes : null, kernel, bias);
        part.Build(new KerasArguments(input));
        return part;
    }
}
