namespace WeightInit.Models.Families;

/// <summary>Qwen2: Llama with biases of queries, keys and values.</summary>
internal sealed class Qwen2 : RotaryDecoder
{
    public override string ModelType => "qwen2";

    public override IReadOnlyList<string> Classes => ["Qwen2ForCausalLM", "Qwen2Model"];

    protected override Defaults Default => new(Vocabulary: 151936, Width: 4096, Inner: 22016, Layers: 32, Heads: 32) { KeyValueHeads = 32 };

    protected override void Layer(Module layer, Sizes sizes, ModelConfig config, long index)
    {
        Attention(layer["self_attn"], sizes, qkvBias: true, outBias: false);
        GatedMlp(layer["mlp"], sizes.Width, sizes.Inner);
        PreNorms(layer, sizes);
    }
}
