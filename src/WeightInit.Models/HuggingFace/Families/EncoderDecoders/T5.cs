namespace WeightInit.Models.Families;

/// <summary>T5: relative positions in the first block of each stack, kernels without biases, RMS norms, always tied.</summary>
internal sealed class T5 : ModelFamily
{
    public override string ModelType => "t5";

    public override IReadOnlyList<string> Classes => ["T5ForConditionalGeneration", "T5Model"];

    protected override string Prefix => "";

    protected override string DeviationKey => "initializer_factor";

    protected override void Body(Module body, ModelConfig config, string name)
    {
        long layers = config.Repeats("num_layers", 6, "num_hidden_layers");
        body.Embedding("shared", Vocabulary(config), Width(config));
        Stack(body, "encoder", layers, config);
        Stack(body, "decoder", config.Repeats("num_decoder_layers", layers), config);
    }

    /// <summary>Every kernel again by its own fan when the block around it is visited, the shared table when the model is.</summary>
    protected internal override IEnumerable<(ModuleTensor Tensor, Distribution? Law)> DrawnBy(Module module, ModelConfig config)
    {
        string[] names = module switch
        {
            { Parent: null } => ["shared"],
            { Name: "SelfAttention" or "EncDecAttention" } => ["q", "k", "v", "o", "relative_attention_bias"],
            { Name: "DenseReluDense" } => ["wi", "wi_0", "wi_1", "wo"],
            _ => [],
        };
        foreach (string name in names)
        {
            if (module.WeightOf(name) is { } weight)
                yield return (weight, null);
        }
    }

    protected override void Head(Module model, ModelConfig config, string name)
    {
        model.Linear("lm_head", Width(config), Vocabulary(config), bias: false);
        model.Tie("lm_head.weight", "shared.weight");
    }

    private static void Stack(Module body, string name, long layers, ModelConfig config)
    {
        long width = Width(config);
        Module stack = body.PreTrained(name);
        stack.Embedding("embed_tokens", Vocabulary(config), width);
        body.Tie($"{name}.embed_tokens.weight", "shared.weight");
        bool positioned = true;
        foreach (Module block in stack.Layers("block", layers))
        {
            Attention(block["layer.0"], "SelfAttention", positioned, config);
            if (name == "decoder")
                Attention(block["layer.1"], "EncDecAttention", positioned: false, config);
            FeedForward(block["layer", name == "decoder" ? 2 : 1], config);
            positioned = false;
        }

        stack.RmsNorm("final_layer_norm", width);
    }

    private static void Attention(Module layer, string name, bool positioned, ModelConfig config)
    {
        long width = Width(config);
        long heads = config.Count("num_heads", 8, "num_attention_heads");
        long inner = checked(heads * config.Count("d_kv", 64, "head_dim"));
        foreach (string projection in new[] { "q", "k", "v" })
            layer[name].Linear(projection, width, inner, bias: false);
        layer[name].Linear("o", inner, width, bias: false, ends: true);
        if (positioned)
            layer[name].Embedding("relative_attention_bias", config.Count("relative_attention_num_buckets", 32), heads, role: TensorRole.Position);
        layer.RmsNorm("layer_norm", width);
    }

    private static void FeedForward(Module layer, ModelConfig config)
    {
        long width = Width(config);
        long inner = config.Count("d_ff", 2048);
        bool gated = config.Text("feed_forward_proj")?.StartsWith("gated-", StringComparison.Ordinal) ?? false;
        foreach (string projection in gated ? new[] { "wi_0", "wi_1" } : ["wi"])
            layer["DenseReluDense"].Linear(projection, width, inner, bias: false);
        layer["DenseReluDense"].Linear("wo", inner, width, bias: false, ends: true);
        layer.RmsNorm("layer_norm", width);
    }

    private static long Width(ModelConfig config) => config.Count("d_model", 512, "hidden_size");

    private static long Vocabulary(ModelConfig config) => config.Count("vocab_size", 32128);
}
