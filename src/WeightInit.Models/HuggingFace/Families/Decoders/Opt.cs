namespace WeightInit.Models.Families;

/// <summary>OPT: learned positions from the third row on, tokens that may be narrower than the model, a tied head.</summary>
internal sealed class Opt : ModelFamily
{
    /// <summary>Positions count from 2: the first rows stand for what was padding once.</summary>
    private const long PositionOffset = 2;

    public override string ModelType => "opt";

    public override IReadOnlyList<string> Classes => ["OPTForCausalLM", "OPTModel"];

    protected override string Prefix => "model";

    protected override string DeviationKey => "init_std";

    protected override void Body(Module body, ModelConfig config, string name)
    {
        long width = config.Count("hidden_size", 768);
        long tokens = Tokens(config);
        long vocabulary = Vocabulary(config);
        bool affine = config.Flag("layer_norm_elementwise_affine", true);
        config.Share("hidden_size", width, "num_attention_heads", config.Count("num_attention_heads", 12));

        Module decoder = body.PreTrained("decoder");
        decoder.Embedding("embed_tokens", vocabulary, tokens, config.Row("pad_token_id", 1, vocabulary));
        decoder.Embedding("embed_positions", checked(config.Count("max_position_embeddings", 2048) + PositionOffset), width, role: TensorRole.Position);
        if (tokens != width)
        {
            decoder.Linear("project_out", width, tokens, bias: false);
            decoder.Linear("project_in", tokens, width, bias: false);
        }

        if (config.Flag("do_layer_norm_before", true) && !config.Flag("_remove_final_layer_norm", false))
            decoder.LayerNorm("final_layer_norm", width, affine);
        foreach (Module layer in decoder.Layers("layers", config.Repeats("num_hidden_layers", 12)))
            Layer(layer, width, config.Count("ffn_dim", 3072), config.Flag("enable_bias", true), affine);
    }

    protected override void Head(Module model, ModelConfig config, string name)
    {
        model.Linear("lm_head", Tokens(config), Vocabulary(config), bias: false);
        if (config.Flag("tie_word_embeddings", true))
            model.Tie("lm_head.weight", "model.decoder.embed_tokens.weight");
    }

    private static void Layer(Module layer, long width, long inner, bool bias, bool affine)
    {
        foreach (string projection in new[] { "k_proj", "v_proj", "q_proj" })
            layer["self_attn"].Linear(projection, width, width, bias);
        layer["self_attn"].Linear("out_proj", width, width, bias, ends: true);
        layer.LayerNorm("self_attn_layer_norm", width, affine);
        layer.Linear("fc1", width, inner, bias);
        layer.Linear("fc2", inner, width, bias, ends: true);
        layer.LayerNorm("final_layer_norm", width, affine);
    }

    private static long Tokens(ModelConfig config) => config.CountOrNull("word_embed_proj_dim") ?? config.Count("hidden_size", 768);

    private static long Vocabulary(ModelConfig config) => config.Count("vocab_size", 50272);
}
