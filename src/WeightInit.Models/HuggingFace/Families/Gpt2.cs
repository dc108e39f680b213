namespace WeightInit.Models.Families;

/// <summary>GPT-2: learned positions, pre-norm blocks, Conv1D kernels of (in, out), a tied head.</summary>
internal sealed class Gpt2 : ModelFamily
{
    public override string ModelType => "gpt2";

    public override IReadOnlyList<string> Classes => ["GPT2LMHeadModel", "GPT2Model"];

    public override Recipe Recipe => Recipe.Gpt2;

    protected override void Describe(Module model, ModelConfig config, string name)
    {
        long vocabulary = config.Count("vocab_size", 50257);
        long positions = config.Count("n_positions", 1024, "max_position_embeddings");
        long width = config.Count("n_embd", 768, "hidden_size");
        long layers = config.Repeats("n_layer", 12, "num_hidden_layers");
        long heads = config.Count("n_head", 12, "num_attention_heads");
        long inner = config.CountOrNull("n_inner") ?? checked(4 * width);
        if (width % heads != 0)
            throw config.Bad($"has n_embd {width}, which n_head {heads} does not divide");
        double range = config.Number("initializer_range", 0.02);
        if (range < 0)
            throw config.Bad($"has initializer_range {range}; a standard deviation of 0 or more is accepted");
        config.Derive("module_range", range == 0 ? 0.02 : range);

        bool headed = name == "GPT2LMHeadModel";
        Module body = model[headed ? "transformer" : ""];
        body.Embedding("wte", vocabulary, width);
        body.Embedding("wpe", positions, width, TensorRole.Position);
        bool crossed = config.Flag("add_cross_attention", false);
        for (long layer = 0; layer < layers; layer++)
            Block(body["h", layer], width, inner, crossed);
        body.LayerNorm("ln_f", width);
        if (!headed)
            return;
        if (config.Flag("tie_word_embeddings", true))
            model.Tie("lm_head.weight", "transformer.wte.weight");
        else
            model.Linear("lm_head", width, vocabulary, bias: false);
    }

    private static void Block(Module block, long width, long inner, bool crossed)
    {
        block.LayerNorm("ln_1", width);
        block["attn"].Conv1D("c_attn", width, width, width, width);
        block["attn"].Conv1D("c_proj", width, width);
        block.LayerNorm("ln_2", width);
        if (crossed)
        {
            block["crossattention"].Conv1D("c_attn", width, width, width);
            block["crossattention"].Conv1D("q_attn", width, width);
            block["crossattention"].Conv1D("c_proj", width, width);
            block.LayerNorm("ln_cross_attn", width);
        }

        block["mlp"].Conv1D("c_fc", width, inner);
        block["mlp"].Conv1D("c_proj", inner, width);
    }
}
