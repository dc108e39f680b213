namespace WeightInit.Models.Families;

/// <summary>BLOOM: ALiBi instead of positions, a normalization of the tokens, queries, keys and values packed head by head.</summary>
internal sealed class Bloom : ModelFamily
{
    public override string ModelType => "bloom";

    public override IReadOnlyList<string> Classes => ["BloomForCausalLM", "BloomModel"];

    protected override string Prefix => "transformer";

    protected override void Body(Module body, ModelConfig config, string name)
    {
        long width = Width(config);
        config.Share("hidden_size", width, "n_head", config.Count("n_head", 8, "num_attention_heads"));

        body.Embedding("word_embeddings", Vocabulary(config), width);
        body.LayerNorm("word_embeddings_layernorm", width);
        foreach (Module block in body.Layers("h", config.Repeats("n_layer", 2, "num_hidden_layers")))
        {
            block.LayerNorm("input_layernorm", width);
            block["self_attention"].InterleavedLinear("query_key_value", width, checked(3 * width), new Fans(width, width), bias: true);
            block["self_attention"].Linear("dense", width, width, ends: true);
            block.LayerNorm("post_attention_layernorm", width);
            block["mlp"].Linear("dense_h_to_4h", width, checked(4 * width));
            block["mlp"].Linear("dense_4h_to_h", checked(4 * width), width, ends: true);
        }

        body.LayerNorm("ln_f", width);
    }

    protected override void Head(Module model, ModelConfig config, string name)
    {
        model.Linear("lm_head", Width(config), Vocabulary(config), bias: false);
        if (config.Flag("tie_word_embeddings", true))
            model.Tie("lm_head.weight", "transformer.word_embeddings.weight");
    }

    private static long Width(ModelConfig config) => config.Count("n_embed", 64, "hidden_size");

    private static long Vocabulary(ModelConfig config) => config.Count("vocab_size", 250880);
}
