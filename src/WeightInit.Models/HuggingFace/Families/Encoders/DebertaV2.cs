namespace WeightInit.Models.Families;

/// <summary>
/// DeBERTa v2 and v3: content and relative position attend to one another by projections of their own, one table of relative
/// positions for all layers.
/// </summary>
internal sealed class DebertaV2 : BertEncoder
{
    public override string ModelType => "deberta-v2";

    public override IReadOnlyList<string> Classes => ["DebertaV2ForMaskedLM", "DebertaV2Model"];

    protected override string Prefix => "deberta";

    protected override Defaults Default => new() { Vocabulary = 128100, Width = 1536, Inner = 6144, Heads = 24, Layers = 24 };

    protected override long Tokens(ModelConfig config) => config.CountOrNull("embedding_size") ?? Width(config);

    protected override void Body(Module body, ModelConfig config, string name)
    {
        Module embeddings = body["embeddings"];
        TokenTable(embeddings, config);
        if (config.Flag("position_biased_input", true))
            PositionTable(embeddings, config);
        if (config.CountOrZero("type_vocab_size", 0) > 0)
            TypeTable(embeddings, config);
        if (Tokens(config) != Width(config))
            embeddings.Linear("embed_proj", Tokens(config), Width(config), bias: false);
        embeddings.LayerNorm("LayerNorm", Width(config));
        Encoder(body["encoder"], config);
    }

    protected override void Head(Module model, ModelConfig config, string name)
    {
        if (!config.Flag("legacy", true))
        {
            Module head = model["lm_predictions.lm_head"];
            head.Parameter("bias", [Vocabulary(config)], TensorRole.Bias);
            head.Linear("dense", Width(config), Width(config));
            head.LayerNorm("LayerNorm", Width(config));
            return;
        }

        TokenHead(model["cls.predictions"], "LayerNorm", config, model["cls.predictions.transform"]);
        if (!config.Flag("tie_word_embeddings", true))
            return;
        model.Tie("cls.predictions.decoder.weight", "deberta.embeddings.word_embeddings.weight");
        model.Tie("cls.predictions.decoder.bias", "cls.predictions.bias");
    }

    protected override void Projections(Module attention, long width, ModelConfig config)
    {
        foreach (string projection in new[] { "query_proj", "key_proj", "value_proj" })
            attention.Linear(projection, width, width);
        if (!config.Flag("relative_attention", false) || config.Flag("share_att_key", false))
            return;
        IReadOnlyList<string> kinds = config.Words("pos_att_type");
        if (kinds.Contains("c2p"))
            attention.Linear("pos_key_proj", width, width);
        if (kinds.Contains("p2c"))
            attention.Linear("pos_query_proj", width, width);
    }

    private void Encoder(Module encoder, ModelConfig config)
    {
        long width = Width(config);
        Layers(encoder, config);
        if (config.Flag("relative_attention", false))
            encoder.Embedding("rel_embeddings", checked(2 * Distances(config)), width, role: TensorRole.Position);
        if (config.Words("norm_rel_ebd").Any(word => word.Trim() == "layer_norm"))
            encoder.LayerNorm("LayerNorm", width);
        if (config.CountOrZero("conv_kernel_size", 0) is > 0 and long kernel)
        {
            encoder["conv"].Convolution("conv", width, width, [kernel], config.Count("conv_groups", 1), ends: true);
            encoder["conv"].LayerNorm("LayerNorm", width);
        }
    }

    /// <summary>How many distances are told apart in each direction: buckets, or positions one by one.</summary>
    private static long Distances(ModelConfig config)
    {
        double buckets = config.Number("position_buckets", -1);
        double positions = config.Number("max_relative_positions", -1);
        if (buckets >= 1)
            return config.Count("position_buckets", 1);
        return positions >= 1 ? config.Count("max_relative_positions", 1) : config.Count("max_position_embeddings", 512);
    }
}
