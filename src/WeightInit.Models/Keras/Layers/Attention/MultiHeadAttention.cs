namespace WeightInit.Models.KerasFiles;

/// <summary>
/// MultiHeadAttention: EinsumDense layers query, key, value and attention_output, made when it is built. Its own initializers are
/// only their pattern: each layer has copies, and a copy of one without a seed takes a seed of its own.
/// </summary>
[KerasClass("MultiHeadAttention")]
internal sealed class MultiHeadAttention : KerasLayer
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyz";

    /// <summary>Axes for which there are letters: three more are needed for heads and their sizes.</summary>
    private const int MostAxes = 20;

    /// <summary>The attributes of Keras's class that hold the parts.</summary>
    private static readonly string[] Places = ["query_dense", "key_dense", "value_dense", "output_dense"];

    private readonly long _heads;
    private readonly long _keySize;
    private readonly long _valueSize;
    private readonly bool _hasBias;
    private readonly bool _drops;
    private readonly long?[]? _output;
    private readonly KerasInitial _kernel;
    private readonly KerasInitial _bias;
    private EinsumDense[] _parts = [];

    public MultiHeadAttention(KerasConfig config)
        : base(config)
    {
        config.Refuse("use_gate");
        _heads = config.Size("num_heads");
        _keySize = config.Size("key_dim");
        _valueSize = config.OptionalSize("value_dim") ?? _keySize;
        _drops = config.Number("dropout", 0) > 0;
        _hasBias = config.Flag("use_bias", true);
        _output = config.Find("output_shape") switch
        {
            null => null,
            { ValueKind: System.Text.Json.JsonValueKind.Number } size => [config.Whole("output_shape", size, 1, Manifest.LargestSize)],
            { } sizes => [.. BuildShapes.Shape(config, sizes)],
        };
        _kernel = config.Initializer("kernel_initializer", "glorot_uniform");
        _bias = config.Initializer("bias_initializer", "zeros");
    }

    public override IReadOnlyList<KerasLayer> Children => _parts;

    public override IReadOnlyList<(string Place, KerasLayer Part)> Parts => [.. Places.Zip(_parts, (place, part) => (place, (KerasLayer)part))];

    protected override void BuildWithin(KerasArguments arguments)
    {
        (KerasShape query, KerasShape key, KerasShape value) = Inputs(arguments);
        EinsumDense queries = Projection("query", query, _keySize);
        queries.Build(new KerasArguments(query));
        EinsumDense keys = Projection("key", key, _keySize);
        keys.Build(new KerasArguments(key));
        EinsumDense values = Projection("value", value, _valueSize);
        values.Build(new KerasArguments(value));
        if (_drops)
            Config.TakeSeed();
        EinsumDense output = Output(query);
        output.Build(new KerasArguments(Attended(query)));
        _parts = [queries, keys, values, output];
    }

    protected override IReadOnlyList<KerasShape> Outputs(KerasArguments arguments)
    {
        (KerasShape query, KerasShape key, KerasShape value) = Inputs(arguments);
        _parts[0].Call(new KerasArguments(query));
        _parts[1].Call(new KerasArguments(key));
        _parts[2].Call(new KerasArguments(value));
        KerasShape output = _parts[3].Call(new KerasArguments(Attended(query)))[0];
        return [[.. query.Take(query.Rank - 1), .. output.Skip(query.Rank - 1)]];
    }

    /// <summary>Query, key and value; the key is the value where there is none of its own.</summary>
    private (KerasShape Query, KerasShape Key, KerasShape Value) Inputs(KerasArguments arguments)
    {
        KerasShape query = Shape(0, "query") ?? throw Config.Unfit("gets no query");
        KerasShape value = Shape(1, "value") ?? throw Config.Unfit("gets no value");
        KerasShape key = Shape(2, "key") ?? value;
        if (query.Rank != value.Rank || key.Rank != value.Rank || !key.With(-1, null).IsCompatibleWith(value.With(-1, null)))
            throw Config.Unfit($"gets the query {query}, the value {value} and the key {key}, which do not fit one another");
        return (query, key, value);

        KerasShape? Shape(int place, string name) => arguments.Find(place, name)?.Single switch
        {
            null => null,
            { Rank: >= 2 and <= MostAxes } shape => shape,
            { } shape => throw Config.Unfit($"gets the {name} {shape}; 2 to {MostAxes} axes are accepted"),
        };
    }

    /// <summary>What comes to the output: the query's axes, heads, and the size of a value.</summary>
    private KerasShape Attended(KerasShape query) => [.. query.Take(query.Rank - 1), _heads, _valueSize];

    /// <summary>One axis in, two out: <c>abc,cde->abde</c>.</summary>
    private EinsumDense Projection(string name, KerasShape input, long size)
    {
        int free = input.Rank - 1;
        return Part(name, free, 1, [.. Nones(free - 1), _heads, size], 2);
    }

    /// <summary>Two axes in, those of the output out: <c>abcd,cde->abe</c>.</summary>
    private EinsumDense Output(KerasShape query)
    {
        int free = query.Rank - 1;
        long?[] output = _output ?? [Known(query, -1)];
        if (output.Length is 0 or > 3)
            throw Config.Bad($"has an output_shape of {output.Length} axes; 1 to 3 are accepted");
        return Part("attention_output", free, 2, [.. Nones(free - 1), .. output], output.Length);
    }

    private EinsumDense Part(string name, int free, int bound, long?[] output, int outputs)
    {
        string batch = Letters[..free];
        string summed = Letters.Substring(free, bound);
        string made = Letters.Substring(free + bound, outputs);

        // The kernel's copy is made before the bias's.
        KerasInitial kernel = _kernel.Copy(Loading);
        KerasInitial bias = _bias.Copy(Loading);
        return new EinsumDense(Config, name, $"{batch}{summed},{summed}{made}->{batch}{made}", output, _hasBias ? made : null, kernel, bias);
    }

    private static IEnumerable<long?> Nones(int count) => Enumerable.Repeat<long?>(null, count);
}
