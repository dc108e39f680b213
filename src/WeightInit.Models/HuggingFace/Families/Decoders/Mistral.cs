namespace WeightInit.Models.Families;

/// <summary>Mistral: Llama without biases, attention in a window.</summary>
internal sealed class Mistral : RotaryDecoder
{
    public override string ModelType => "mistral";

    public override IReadOnlyList<string> Classes => ["MistralForCausalLM", "MistralModel"];

    protected override Defaults Default => new(Vocabulary: 32000, Width: 4096, Inner: 14336, Layers: 32, Heads: 32) { KeyValueHeads = 8 };

    protected override void Layer(Module layer, Sizes sizes, ModelConfig config, long index)
    {
        Attention(layer["self_attn"], sizes, qkvBias: false, outBias: false);
        GatedMlp(layer["mlp"], sizes.Width, sizes.Inner);
        PreNorms(layer, sizes);
    }
}
