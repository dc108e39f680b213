namespace WeightInit.Models.Families;

/// <summary>Gemma 3, text: RMS norms of 1 + weight before and after attention and feed-forward, and of queries and keys.</summary>
internal sealed class Gemma3Text : RotaryDecoder
{
    public override string ModelType => "gemma3_text";

    public override IReadOnlyList<string> Classes => ["Gemma3ForCausalLM", "Gemma3TextModel"];

    protected override Defaults Default =>
        new(Vocabulary: 262208, Width: 2304, Inner: 9216, Layers: 26, Heads: 8) { KeyValueHeads = 4, Head = 256, Padding = 0, Tied = true };

    protected override void Layer(Module layer, Sizes sizes, ModelConfig config, long index)
    {
        bool bias = config.Flag("attention_bias", false);
        Attention(layer["self_attn"], sizes, bias, bias);
        layer["self_attn"].RmsNorm("q_norm", sizes.Head);
        layer["self_attn"].RmsNorm("k_norm", sizes.Head);
        GatedMlp(layer["mlp"], sizes.Width, sizes.Inner);
        layer.RmsNorm("input_layernorm", sizes.Width);
        layer.RmsNorm("post_attention_layernorm", sizes.Width, ends: true);
        layer.RmsNorm("pre_feedforward_layernorm", sizes.Width);
        layer.RmsNorm("post_feedforward_layernorm", sizes.Width, ends: true);
    }
}
