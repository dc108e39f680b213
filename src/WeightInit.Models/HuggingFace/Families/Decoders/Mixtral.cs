namespace WeightInit.Models.Families;

/// <summary>Mixtral: Mistral with a mixture of experts for a feed-forward; all experts of a layer are one tensor in memory.</summary>
internal sealed class Mixtral : RotaryDecoder
{
    public override string ModelType => "mixtral";

    public override IReadOnlyList<string> Classes => ["MixtralForCausalLM", "MixtralModel"];

    protected override Defaults Default => new(Vocabulary: 32000, Width: 4096, Inner: 14336, Layers: 32, Heads: 32) { KeyValueHeads = 8 };

    protected override IReadOnlyList<(string Module, string File)> FileNames => [("mlp", "block_sparse_moe")];

    protected override void Layer(Module layer, Sizes sizes, ModelConfig config, long index)
    {
        long experts = config.Repeats("num_local_experts", 8, "num_experts");
        Attention(layer["self_attn"], sizes, qkvBias: false, outBias: false);
        layer["mlp.gate"].Parameter("weight", [experts, sizes.Width], TensorRole.Kernel, WeightLayout.OutIn);
        layer["mlp.experts"].Experts("gate_up_proj", experts, sizes.Width, sizes.Inner, ends: false, "w1.weight", "w3.weight");
        layer["mlp.experts"].Experts("down_proj", experts, sizes.Inner, sizes.Width, ends: true, "w2.weight");
        PreNorms(layer, sizes);
    }
}
