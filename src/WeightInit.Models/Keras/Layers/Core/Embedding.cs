namespace WeightInit.Models.KerasFiles;

/// <summary>Embedding: embeddings (input_dim, output_dim).</summary>
[KerasClass("Embedding")]
internal sealed class Embedding : UnaryLayer
{
    private readonly long _rows;
    private readonly long _dim;
    private readonly KerasInitial _initial;

    public Embedding(KerasConfig config)
        : base(config)
    {
        config.Refuse("lora_rank");
        _rows = config.Size("input_dim");
        _dim = config.Size("output_dim");
        _initial = config.Initializer("embeddings_initializer", "uniform");
    }

    protected override IEnumerable<KerasVariable> Variables(KerasShape input) =>
    [
        new("embeddings", [_rows, _dim], _initial, TensorRole.Embedding) { Layout = WeightLayout.RowDim, Layer = LayerKind.Embedding },
    ];

    protected override KerasShape Output(KerasShape input) => [.. input, _dim];
}
