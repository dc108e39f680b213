namespace WeightInit.Models.Families;

/// <summary>Qwen2-MoE: Qwen2 with experts of which one is shared, on every layer or on every so many.</summary>
internal sealed class Qwen2Moe : RotaryDecoder
{
    public override string ModelType => "qwen2_moe";

    public override IReadOnlyList<string> Classes => ["Qwen2MoeForCausalLM", "Qwen2MoeModel"];

    protected override Defaults Default => new(Vocabulary: 151936, Width: 2048, Inner: 5632, Layers: 24, Heads: 16) { KeyValueHeads = 16 };

    protected override bool IsConverted => true;

    protected override void Layer(Module layer, Sizes sizes, ModelConfig config, long index)
    {
        Attention(layer["self_attn"], sizes, config.Flag("qkv_bias", true), outBias: false);
        if (IsSparse(config, index))
            Sparse(layer["mlp"], sizes.Width, config);
        else
            GatedMlp(layer["mlp"], sizes.Width, sizes.Inner);
        PreNorms(layer, sizes);
    }

    private static bool IsSparse(ModelConfig config, long index) =>
        !config.Indexes("mlp_only_layers").Contains(index)
        && config.CountOrZero("num_experts", 60) > 0
        && (index + 1) % config.Count("decoder_sparse_step", 1) == 0;

    private static void Sparse(Module mlp, long width, ModelConfig config)
    {
        long experts = config.Repeats("num_experts", 60);
        long inner = config.Count("moe_intermediate_size", 1408);
        mlp["gate"].Parameter("weight", [experts, width], TensorRole.Kernel, WeightLayout.OutIn);
        mlp["experts"].Experts("gate_up_proj", experts, width, inner, ends: false, "gate_proj.weight", "up_proj.weight");
        mlp["experts"].Experts("down_proj", experts, inner, width, ends: true, "down_proj.weight");
        GatedMlp(mlp["shared_expert"], width, config.Count("shared_expert_intermediate_size", 5632));
        mlp.Linear("shared_expert_gate", width, 1, bias: false);
    }
}
