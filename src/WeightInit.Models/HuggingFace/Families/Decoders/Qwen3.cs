namespace WeightInit.Models.Families;

/// <summary>Qwen3: Llama with a size of heads of its own and RMS norms of queries and keys, head by head.</summary>
internal sealed class Qwen3 : RotaryDecoder
{
    public override string ModelType => "qwen3";

    public override IReadOnlyList<string> Classes => ["Qwen3ForCausalLM", "Qwen3Model"];

    protected override Defaults Default =>
        new(Vocabulary: 151936, Width: 4096, Inner: 22016, Layers: 32, Heads: 32) { KeyValueHeads = 32, Head = 128 };

    protected override void Layer(Module layer, Sizes sizes, ModelConfig config, long index)
    {
        bool bias = config.Flag("attention_bias", false);
        Attention(layer["self_attn"], sizes, bias, bias);
        layer["self_attn"].RmsNorm("q_norm", sizes.Head);
        layer["self_attn"].RmsNorm("k_norm", sizes.Head);
        GatedMlp(layer["mlp"], sizes.Width, sizes.Inner);
        PreNorms(layer, sizes);
    }
}
