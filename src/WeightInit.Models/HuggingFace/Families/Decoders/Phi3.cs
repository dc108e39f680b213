namespace WeightInit.Models.Families;

/// <summary>Phi-3: Llama with queries, keys and values packed in one matrix, gate and up in another.</summary>
internal sealed class Phi3 : RotaryDecoder
{
    public override string ModelType => "phi3";

    public override IReadOnlyList<string> Classes => ["Phi3ForCausalLM", "Phi3Model"];

    protected override Defaults Default => new(Vocabulary: 32064, Width: 3072, Inner: 8192, Layers: 32, Heads: 32) { Padding = 32000 };

    protected override void Layer(Module layer, Sizes sizes, ModelConfig config, long index)
    {
        layer["self_attn"].Linear("o_proj", sizes.Queries, sizes.Width, bias: false, ends: true);
        layer["self_attn"].PackedLinear("qkv_proj", sizes.Width, [sizes.Queries, sizes.Keys, sizes.Keys], bias: false);
        layer["mlp"].PackedLinear("gate_up_proj", sizes.Width, [sizes.Inner, sizes.Inner], bias: false);
        layer["mlp"].Linear("down_proj", sizes.Inner, sizes.Width, bias: false, ends: true);
        PreNorms(layer, sizes);
    }
}
