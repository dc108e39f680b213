namespace WeightInit.Models.Families;

/// <summary>BART: an encoder and a decoder with one table of tokens, learned positions from the third row on.</summary>
internal sealed class Bart : ModelFamily
{
    /// <summary>Positions count from 2: the first rows stand for what was padding once.</summary>
    private const long PositionOffset = 2;

    public override string ModelType => "bart";

    public override IReadOnlyList<string> Classes => ["BartForConditionalGeneration", "BartModel"];

    protected override string Prefix => "model";

    protected override string DeviationKey => "init_std";

    protected override void Body(Module body, ModelConfig config, string name)
    {
        body.Embedding("shared", Vocabulary(config), Width(config), Padding(config));
        Stack(body, "encoder", config);
        Stack(body, "decoder", config);
        if (!IsTied(config))
            return;
        body.Tie("encoder.embed_tokens.weight", "shared.weight");
        body.Tie("decoder.embed_tokens.weight", "shared.weight");
    }

    protected override void Head(Module model, ModelConfig config, string name)
    {
        model.Buffer("final_logits_bias", [1, Vocabulary(config)]);
        model.Linear("lm_head", Width(config), Vocabulary(config), bias: false);
        if (IsTied(config))
            model.Tie("lm_head.weight", "model.shared.weight");
    }

    private static void Stack(Module body, string name, ModelConfig config)
    {
        long width = Width(config);
        long layers = config.Repeats($"{name}_layers", 12, name == "encoder" ? "num_hidden_layers" : null);
        long inner = config.Count($"{name}_ffn_dim", 4096);
        long heads = config.Count($"{name}_attention_heads", 16, name == "encoder" ? "num_attention_heads" : null);
        config.Share("d_model", width, $"{name}_attention_heads", heads);

        Module stack = body.PreTrained(name);
        stack.Embedding("embed_tokens", Vocabulary(config), width, Padding(config));
        stack.Embedding("embed_positions", checked(config.Count("max_position_embeddings", 1024) + PositionOffset), width, role: TensorRole.Position);
        foreach (Module layer in stack.Layers("layers", layers))
            BartLayers.Add(layer, width, inner, crossed: name == "decoder", keyBias: true);
        stack.LayerNorm("layernorm_embedding", width);
    }

    private static bool IsTied(ModelConfig config) => config.Flag("tie_word_embeddings", true);

    private static long Width(ModelConfig config) => config.Count("d_model", 1024, "hidden_size");

    private static long Vocabulary(ModelConfig config) => config.Count("vocab_size", 50265);

    private static long? Padding(ModelConfig config) => config.Row("pad_token_id", 1, Vocabulary(config));
}
