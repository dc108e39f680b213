using static WeightInit.Models.TorchParameter;

namespace WeightInit.Models.TorchFamilies;

/// <summary>Tables of rows that indexes look up: weight (rows, dim) normal_(0, 1), then the padding row set to 0.</summary>
internal sealed class Embeddings : TorchFamily
{
    internal override IEnumerable<TorchClass> Classes =>
    [
        new("Embedding",
            [
                Size("num_embeddings"), Size("embedding_dim"), Index("padding_idx").OrNone(), Number("max_norm").OrNone(), Number("norm_type").Or(2.0),
                Flag("scale_grad_by_freq", false), Flag("sparse", false), Nothing("_weight"), Flag("_freeze", false).From("2.0"), .. Factory,
            ],
            Construct) { Check = CheckPadding },
        new("EmbeddingBag",
            [
                Size("num_embeddings"), Size("embedding_dim"), Number("max_norm").OrNone(), Number("norm_type").Or(2.0), Flag("scale_grad_by_freq", false),
                Word("mode", "mean", "sum", "mean", "max"), Flag("sparse", false), Nothing("_weight"), Flag("include_last_offset", false),
                Index("padding_idx").OrNone(), .. Factory,
            ],
            Construct) { Check = CheckPadding },
    ];

    private static void Construct(TorchModule module, TorchBuilder built)
    {
        long rows = module.Size("num_embeddings");
        TorchTensor weight = built.Parameter("weight", [rows, module.Size("embedding_dim")], TensorRole.Embedding, LayerKind.Embedding, WeightLayout.RowDim);
        built.Fill(weight, Init.Torch.Normal());
        if (!module.IsNone("padding_idx"))
            weight.ClearRow(module.Size("padding_idx") is var row && row < 0 ? row + rows : row);
    }

    private static void CheckPadding(TorchModule module)
    {
        long rows = module.Size("num_embeddings");
        if (!module.IsNone("padding_idx") && (module.Size("padding_idx") is var row) && (row >= rows || row < -rows))
            throw module.Impossible($"padding_idx {row} is none of the {rows} rows");
    }
}
