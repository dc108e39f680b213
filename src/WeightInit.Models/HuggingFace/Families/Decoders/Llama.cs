namespace WeightInit.Models.Families;

/// <summary>Llama: rotary positions, RMS norms before attention and a gated feed-forward, shared key and value heads from 2 on.</summary>
internal sealed class Llama : RotaryDecoder
{
    public override string ModelType => "llama";

    public override IReadOnlyList<string> Classes => ["LlamaForCausalLM", "LlamaModel"];

    protected override Defaults Default => new(Vocabulary: 32000, Width: 4096, Inner: 11008, Layers: 32, Heads: 32);

    protected override void Layer(Module layer, Sizes sizes, ModelConfig config, long index)
    {
        bool bias = config.Flag("attention_bias", false);
        Attention(layer["self_attn"], sizes, bias, bias);
        GatedMlp(layer["mlp"], sizes.Width, sizes.Inner, config.Flag("mlp_bias", false));
        PreNorms(layer, sizes);
    }
}
