namespace WeightInit.Models.Families;

/// <summary>
/// DeepSeek-V3: queries, keys and values through narrow latent projections, experts with a corrected router after the first
/// dense layers, shared experts beside them.
/// </summary>
internal sealed class DeepseekV3 : RotaryDecoder
{
    public override string ModelType => "deepseek_v3";

    public override IReadOnlyList<string> Classes => ["DeepseekV3ForCausalLM", "DeepseekV3Model"];

    protected override Defaults Default => new(Vocabulary: 129280, Width: 7168, Inner: 18432, Layers: 61, Heads: 128) { Head = 64 };

    protected override bool IsConverted => true;

    protected override void Layer(Module layer, Sizes sizes, ModelConfig config, long index)
    {
        LatentAttention(layer["self_attn"], sizes.Width, config);
        if (index >= config.CountOrZero("first_k_dense_replace", 3))
            Sparse(layer["mlp"], sizes.Width, config);
        else
            GatedMlp(layer["mlp"], sizes.Width, sizes.Inner);
        PreNorms(layer, sizes);
    }

    private static void LatentAttention(Module attention, long width, ModelConfig config)
    {
        long heads = config.Count("num_attention_heads", 128);
        long rotary = config.Count("qk_rope_head_dim", 64);
        long plain = config.Count("qk_nope_head_dim", 128);
        long value = config.Count("v_head_dim", 128);
        long queries = checked(heads * (plain + rotary));
        long latent = config.Count("kv_lora_rank", 512);
        bool bias = config.Flag("attention_bias", false);

        if (config.CountOrNull("q_lora_rank", 1536) is { } rank)
        {
            attention.Linear("q_a_proj", width, rank, bias);
            attention.RmsNorm("q_a_layernorm", rank);
            attention.Linear("q_b_proj", rank, queries, bias: false);
        }
        else
        {
            attention.Linear("q_proj", width, queries, bias: false);
        }

        attention.Linear("kv_a_proj_with_mqa", width, latent + rotary, bias);
        attention.RmsNorm("kv_a_layernorm", latent);
        attention.Linear("kv_b_proj", latent, checked(heads * (plain + value)), bias: false);
        attention.Linear("o_proj", checked(heads * value), width, bias, ends: true);
    }

    private static void Sparse(Module mlp, long width, ModelConfig config)
    {
        long experts = config.Repeats("n_routed_experts", 256, "num_local_experts");
        long inner = config.Count("moe_intermediate_size", 2048);
        mlp["experts"].Experts("gate_up_proj", experts, width, inner, ends: false, "gate_proj.weight", "up_proj.weight");
        mlp["experts"].Experts("down_proj", experts, inner, width, ends: true, "down_proj.weight");
        mlp["gate"].Parameter("weight", [experts, width], TensorRole.Kernel, WeightLayout.OutIn);
        mlp["gate"].Buffer("e_score_correction_bias", [experts]);
        GatedMlp(mlp["shared_experts"], width, checked(inner * config.Count("n_shared_experts", 1)));
    }
}
