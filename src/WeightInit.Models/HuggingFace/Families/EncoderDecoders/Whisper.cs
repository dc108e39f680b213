namespace WeightInit.Models.Families;

/// <summary>Whisper: two convolutions over mel bands and fixed sinusoids before the encoder, learned positions in the decoder.</summary>
internal sealed class Whisper : ModelFamily
{
    public override string ModelType => "whisper";

    public override IReadOnlyList<string> Classes => ["WhisperForConditionalGeneration", "WhisperModel"];

    protected override string Prefix => "model";

    protected override string DeviationKey => "init_std";

    protected override void Body(Module body, ModelConfig config, string name)
    {
        long width = Width(config);
        Module encoder = body.PreTrained("encoder");
        encoder.Convolution("conv1", config.Count("num_mel_bins", 80), width, [3]);
        encoder.Convolution("conv2", width, width, [3]);
        encoder.Embedding("embed_positions", config.Count("max_source_positions", 1500), width, role: TensorRole.Position);
        Layers(encoder, "encoder", width, config);

        Module decoder = body.PreTrained("decoder");
        long vocabulary = Vocabulary(config);
        decoder.Embedding("embed_tokens", vocabulary, width, config.Row("pad_token_id", 50256, vocabulary));
        decoder.Embedding("embed_positions", config.Count("max_target_positions", 448), width, role: TensorRole.Position);
        Layers(decoder, "decoder", width, config);
    }

    protected override void Head(Module model, ModelConfig config, string name)
    {
        model.Linear("proj_out", Width(config), Vocabulary(config), bias: false);
        if (config.Flag("tie_word_embeddings", true))
            model.Tie("proj_out.weight", "model.decoder.embed_tokens.weight");
    }

    private static void Layers(Module stack, string name, long width, ModelConfig config)
    {
        long layers = config.Repeats($"{name}_layers", 4, name == "encoder" ? "num_hidden_layers" : null);
        long inner = config.Count($"{name}_ffn_dim", 1536);
        long heads = config.Count($"{name}_attention_heads", 6, name == "encoder" ? "num_attention_heads" : null);
        config.Share("d_model", width, $"{name}_attention_heads", heads);
        foreach (Module layer in stack.Layers("layers", layers))
            BartLayers.Add(layer, width, inner, crossed: name == "decoder", keyBias: false);
        stack.LayerNorm("layer_norm", width);
    }

    private static long Width(ModelConfig config) => config.Count("d_model", 384, "hidden_size");

    private static long Vocabulary(ModelConfig config) => config.Count("vocab_size", 51865);
}
