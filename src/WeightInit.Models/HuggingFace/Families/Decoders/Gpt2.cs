namespace WeightInit.Models.Families;

/// <summary>GPT-2: learned positions, pre-norm blocks, Conv1D kernels of (in, out), a tied head.</summary>
internal sealed class Gpt2 : ModelFamily
{
    public override string ModelType => "gpt2";

    public override IReadOnlyList<string> Classes => ["GPT2LMHeadModel", "GPT2Model"];

    protected override string Prefix => "transformer";

    protected override void Body(Module body, ModelConfig config, string name)
    {
        long width = Width(config);
        config.Share("n_embd", width, "n_head", config.Count("n_head", 12, "num_attention_heads"));
        long inner = config.CountOrNull("n_inner") ?? checked(4 * width);
        bool crossed = config.Flag("add_cross_attention", false);

        body.Embedding("wte", Vocabulary(config), width);
        body.Embedding("wpe", config.Count("n_positions", 1024, "max_position_embeddings"), width, role: TensorRole.Position);
        foreach (Module block in body.Layers("h", config.Repeats("n_layer", 12, "num_hidden_layers")))
            Block(block, width, inner, crossed);
        body.LayerNorm("ln_f", width);
    }

    /// <summary>Conv1D by the config's deviation; then, when the attention or the feed-forward around it is visited, its projection back, scaled.</summary>
    protected internal override IEnumerable<(ModuleTensor Tensor, Distribution? Law)> DrawnBy(Module module, ModelConfig config)
    {
        if (module.Kind == ModuleKind.Conv1D)
            yield return (module.Tensors[0], new Normal(0, config.Scalars["initializer_range"]));
        if (module.Name is "attn" or "crossattention" or "mlp" && module.WeightOf("c_proj") is { } projection)
            yield return (projection, null);
    }

    protected override void Head(Module model, ModelConfig config, string name)
    {
        model.Linear("lm_head", Width(config), Vocabulary(config), bias: false);
        if (config.Flag("tie_word_embeddings", true))
            model.Tie("lm_head.weight", "transformer.wte.weight");
    }

    private static void Block(Module block, long width, long inner, bool crossed)
    {
        block.LayerNorm("ln_1", width);
        block["attn"].Conv1D("c_attn", width, [width, width, width]);
        block["attn"].Conv1D("c_proj", width, [width], ends: true);
        block.LayerNorm("ln_2", width);
        if (crossed)
        {
            block["crossattention"].Conv1D("c_attn", width, [width, width]);
            block["crossattention"].Conv1D("q_attn", width, [width]);
            block["crossattention"].Conv1D("c_proj", width, [width], ends: true);
            block.LayerNorm("ln_cross_attn", width);
        }

        block["mlp"].Conv1D("c_fc", width, [inner]);
        block["mlp"].Conv1D("c_proj", inner, [width], ends: true);
    }

    private static long Width(ModelConfig config) => config.Count("n_embd", 768, "hidden_size");

    private static long Vocabulary(ModelConfig config) => config.Count("vocab_size", 50257);
}
