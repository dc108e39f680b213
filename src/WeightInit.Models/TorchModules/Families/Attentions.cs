using static WeightInit.Models.TorchParameter;

namespace WeightInit.Models.TorchFamilies;

/// <summary>
/// nn.MultiheadAttention: in_proj_weight (3 · embed, embed), or q, k and v projections where kdim or vdim differ,
/// xavier_uniform_; out_proj a Linear whose bias is then 0; bias_k and bias_v (1, 1, embed) xavier_normal_.
/// </summary>
internal sealed class Attentions : TorchFamily
{
    internal override IEnumerable<TorchClass> Classes =>
    [
        new("MultiheadAttention",
            [
                Size("embed_dim", 1), Size("num_heads", 1), Probability("dropout", 0), Flag("bias", true), Flag("add_bias_kv", false), Flag("add_zero_attn", false),
                Size("kdim", 1).OrNone(), Size("vdim", 1).OrNone(), Flag("batch_first", false), .. Factory,
            ],
            Construct) { Check = module => CheckHeads(module, "embed_dim", "num_heads") },
    ];

    /// <summary>Attention of a transformer's layer: keys and values as wide as queries.</summary>
    internal static void Attention(TorchBuilder built, long width, bool bias) => Attention(built, width, width, width, bias, extra: false);

    /// <summary>Refuses a width that the heads do not divide.</summary>
    internal static void CheckHeads(TorchModule module, string width, string heads)
    {
        if (module.Size(width) % module.Size(heads) != 0)
            throw module.Impossible($"{width} {module.Size(width)} is not divisible by {heads} {module.Size(heads)}");
    }

    private static void Construct(TorchModule module, TorchBuilder built)
    {
        long width = module.Size("embed_dim");
        Attention(built, width, (long?)module["kdim"] ?? width, (long?)module["vdim"] ?? width, module.Flag("bias"), module.Flag("add_bias_kv"));
    }

    private static void Attention(TorchBuilder built, long width, long keys, long values, bool bias, bool extra)
    {
        TorchTensor[] projections = keys == width && values == width
            ? [Kernel(built, "in_proj_weight", checked(3 * width), width, WeightLayout.OutIn.Packed(width, width, width))]
            :
            [
                Kernel(built, "q_proj_weight", width, width, WeightLayout.OutIn),
                Kernel(built, "k_proj_weight", width, keys, WeightLayout.OutIn),
                Kernel(built, "v_proj_weight", width, values, WeightLayout.OutIn),
            ];
        TorchTensor? shift = bias ? built.Parameter("in_proj_bias", [checked(3 * width)], TensorRole.Bias, LayerKind.Attention, fans: new Fans(width, width)) : null;
        TorchTensor? outputShift = Linears.Linear(built.Child("out_proj"), width, width, bias, biasOf: LayerKind.Attention);
        TorchTensor[] rows = extra ? [Row(built, "bias_k", width), Row(built, "bias_v", width)] : [];

        foreach (TorchTensor projection in projections)
            built.Fill(projection, TorchLaws.Xavier);
        foreach (TorchTensor zero in new[] { shift, outputShift }.OfType<TorchTensor>())
            built.Fill(zero, Init.Torch.Zeros);
        foreach (TorchTensor row in rows)
            built.Fill(row, Init.Torch.XavierNormal());
    }

    private static TorchTensor Kernel(TorchBuilder built, string name, long outputs, long inputs, WeightLayout layout) =>
        built.Parameter(name, [outputs, inputs], TensorRole.Kernel, LayerKind.Attention, layout);

    private static TorchTensor Row(TorchBuilder built, string name, long width) =>
        built.Parameter(name, [1, 1, width], TensorRole.Bias, LayerKind.Attention);
}
