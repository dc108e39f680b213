namespace WeightInit.Models.Families;

/// <summary>OLMo 2: RMS norms after attention and feed-forward instead of before them, and of all queries and keys.</summary>
internal sealed class Olmo2 : RotaryDecoder
{
    public override string ModelType => "olmo2";

    public override IReadOnlyList<string> Classes => ["Olmo2ForCausalLM", "Olmo2Model"];

    protected override Defaults Default => new(Vocabulary: 50304, Width: 4096, Inner: 11008, Layers: 32, Heads: 32) { Padding = 1 };

    protected override void Layer(Module layer, Sizes sizes, ModelConfig config, long index)
    {
        bool bias = config.Flag("attention_bias", false);
        Attention(layer["self_attn"], sizes, bias, bias);
        layer["self_attn"].RmsNorm("q_norm", sizes.Queries);
        layer["self_attn"].RmsNorm("k_norm", sizes.Keys);
        GatedMlp(layer["mlp"], sizes.Width, sizes.Inner);
        layer.RmsNorm("post_attention_layernorm", sizes.Width, ends: true);
        layer.RmsNorm("post_feedforward_layernorm", sizes.Width, ends: true);
    }
}
