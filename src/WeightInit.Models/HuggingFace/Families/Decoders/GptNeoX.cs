namespace WeightInit.Models.Families;

/// <summary>GPT-NeoX: rotary positions, attention and feed-forward side by side, queries, keys and values packed head by head.</summary>
internal sealed class GptNeoX : ModelFamily
{
    public override string ModelType => "gpt_neox";

    public override IReadOnlyList<string> Classes => ["GPTNeoXForCausalLM", "GPTNeoXModel"];

    protected override string Prefix => "gpt_neox";

    protected override IReadOnlyList<(string Module, string File)> FileNames => [("lm_head", "embed_out")];

    protected override void Body(Module body, ModelConfig config, string name)
    {
        long width = Width(config);
        long inner = config.Count("intermediate_size", 24576);
        bool bias = config.Flag("attention_bias", true);
        config.Share("hidden_size", width, "num_attention_heads", config.Count("num_attention_heads", 64));

        body.Embedding("embed_in", Vocabulary(config), width);
        foreach (Module layer in body.Layers("layers", config.Repeats("num_hidden_layers", 44)))
        {
            layer.LayerNorm("input_layernorm", width);
            layer.LayerNorm("post_attention_layernorm", width);
            layer["attention"].InterleavedLinear("query_key_value", width, checked(3 * width), new Fans(width, width), bias);
            layer["attention"].Linear("dense", width, width, bias, ends: true);
            layer["mlp"].Linear("dense_h_to_4h", width, inner);
            layer["mlp"].Linear("dense_4h_to_h", inner, width, ends: true);
        }

        body.LayerNorm("final_layer_norm", width);
    }

    protected override void Head(Module model, ModelConfig config, string name)
    {
        model.Linear("lm_head", Width(config), Vocabulary(config), bias: false);
        if (config.Flag("tie_word_embeddings", false))
            model.Tie("lm_head.weight", "gpt_neox.embed_in.weight");
    }

    private static long Width(ModelConfig config) => config.Count("hidden_size", 6144);

    private static long Vocabulary(ModelConfig config) => config.Count("vocab_size", 50432);
}
