namespace WeightInit.Models.Families;

/// <summary>
/// Falcon: queries, keys and values packed, one key and value for all heads or for groups of them, attention and feed-forward
/// side by side, with one normalization, two in the newer form.
/// </summary>
internal sealed class Falcon : ModelFamily
{
    public override string ModelType => "falcon";

    public override IReadOnlyList<string> Classes => ["FalconForCausalLM", "FalconModel"];

    protected override string Prefix => "transformer";

    protected override void Body(Module body, ModelConfig config, string name)
    {
        long width = Width(config);
        body.Embedding("word_embeddings", Vocabulary(config), width);
        foreach (Module block in body.Layers("h", config.Repeats("num_hidden_layers", 32, "n_layer")))
            Block(block, width, config);
        body.LayerNorm("ln_f", width);
    }

    /// <summary>The dense layers of the blocks are of a class of Falcon's own, whose branch draws as the base class has drawn.</summary>
    protected internal override IEnumerable<(ModuleTensor Tensor, Distribution? Law)> DrawnBy(Module module, ModelConfig config)
    {
        if (module.Kind == ModuleKind.Linear && module.Name != "lm_head")
            yield return (module.Tensors[0], null);
    }

    protected override void Head(Module model, ModelConfig config, string name)
    {
        model.Linear("lm_head", Width(config), Vocabulary(config), bias: false);
        if (config.Flag("tie_word_embeddings", true))
            model.Tie("lm_head.weight", "transformer.word_embeddings.weight");
    }

    private static void Block(Module block, long width, ModelConfig config)
    {
        bool bias = config.Flag("bias", false);
        bool newer = config.Flag("new_decoder_architecture", false);
        long inner = config.CountOrNull("ffn_hidden_size") ?? checked(4 * width);

        Attention(block["self_attention"], width, newer, bias, config);
        block["mlp"].Linear("dense_h_to_4h", width, inner, bias);
        block["mlp"].Linear("dense_4h_to_h", inner, width, bias, ends: true);
        if (!config.Flag("parallel_attn", true))
        {
            block.LayerNorm("post_attention_layernorm", width);
            block.LayerNorm("input_layernorm", width);
        }
        else if ((config.CountOrNull("num_ln_in_parallel_attn") ?? (newer ? 2 : 1)) == 2)
        {
            block.LayerNorm("ln_attn", width);
            block.LayerNorm("ln_mlp", width);
        }
        else
        {
            block.LayerNorm("input_layernorm", width);
        }
    }

    private static void Attention(Module attention, long width, bool newer, bool bias, ModelConfig config)
    {
        long heads = config.Count("num_attention_heads", 71, "n_head");
        long head = config.Share("hidden_size", width, "num_attention_heads", heads);
        long keyHeads = config.CountOrNull("num_kv_heads") ?? heads;
        if (newer)
        {
            // In the newer form keys and values stand behind the queries of their group.
            config.Share("num_attention_heads", heads, "num_kv_heads", keyHeads);
            attention.InterleavedLinear("query_key_value", width, checked(width + (2 * keyHeads * head)), new Fans(width, width), bias);
        }
        else if (config.Flag("multi_query", true))
        {
            attention.PackedLinear("query_key_value", width, [width, head, head], bias);
        }
        else
        {
            attention.InterleavedLinear("query_key_value", width, checked(3 * width), new Fans(width, width), bias);
        }

        attention.Linear("dense", width, width, bias, ends: true);
    }

    private static long Width(ModelConfig config) => config.Count("hidden_size", 4544, "n_embed");

    private static long Vocabulary(ModelConfig config) => config.Count("vocab_size", 65024);
}
