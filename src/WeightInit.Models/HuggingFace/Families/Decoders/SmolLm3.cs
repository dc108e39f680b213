namespace WeightInit.Models.Families;

/// <summary>SmolLM3: Llama, some layers without rotary positions, a tied head.</summary>
internal sealed class SmolLm3 : RotaryDecoder
{
    public override string ModelType => "smollm3";

    public override IReadOnlyList<string> Classes => ["SmolLM3ForCausalLM", "SmolLM3Model"];

    protected override Defaults Default =>
        new(Vocabulary: 128256, Width: 2048, Inner: 11008, Layers: 36, Heads: 16) { KeyValueHeads = 4, Padding = 128004, Tied = true };

    protected override void Layer(Module layer, Sizes sizes, ModelConfig config, long index)
    {
        bool bias = config.Flag("attention_bias", false);
        Attention(layer["self_attn"], sizes, bias, bias);
        GatedMlp(layer["mlp"], sizes.Width, sizes.Inner, config.Flag("mlp_bias", false));
        PreNorms(layer, sizes);
    }
}
