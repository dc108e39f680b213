using System.Globalization;
using static WeightInit.Models.TorchParameter;

namespace WeightInit.Models.TorchFamilies;

/// <summary>
/// Transformers: layers of attention, two dense layers and normalizations; stacks of clones of one layer; and nn.Transformer, which
/// draws every parameter of two axes or more again with xavier_uniform_ when it is whole.
/// </summary>
internal sealed class Transformers : TorchFamily
{
    internal override IEnumerable<TorchClass> Classes =>
    [
        new("TransformerEncoderLayer", [Size("d_model", 1), Size("nhead", 1), .. LayerArguments], (module, built) => Layer(module, built, attends: false)) { Check = CheckHeads },
        new("TransformerDecoderLayer", [Size("d_model", 1), Size("nhead", 1), .. LayerArguments], (module, built) => Layer(module, built, attends: true)) { Check = CheckHeads },
        new("TransformerEncoder",
            [Module("encoder_layer"), Size("num_layers"), Module("norm").OrNone(), Flag("enable_nested_tensor", true), Flag("mask_check", true)],
            (module, built) => Stack(built, built.Argument("encoder_layer"), module.Size("num_layers"), built.ArgumentOrNone("norm"))),
        new("TransformerDecoder", [Module("decoder_layer"), Size("num_layers"), Module("norm").OrNone()],
            (module, built) => Stack(built, built.Argument("decoder_layer"), module.Size("num_layers"), built.ArgumentOrNone("norm"))),
        new("Transformer",
            [
                Size("d_model", 1).Or(512L), Size("nhead", 1).Or(8L), Size("num_encoder_layers").Or(6L), Size("num_decoder_layers").Or(6L), Feedforward, Dropout, Activation,
                Module("custom_encoder").OrNone(), Module("custom_decoder").OrNone(), .. Rest,
            ],
            Whole) { Check = CheckHeads },
    ];

    private static TorchParameter Feedforward => Size("dim_feedforward", 1).Or(2048L);

    private static TorchParameter Dropout => Probability("dropout", 0.1);

    private static TorchParameter Activation => ModuleOrWord("activation", "relu", "relu", "gelu");

    private static TorchParameter[] Rest =>
        [Number("layer_norm_eps").Or(1e-5), Flag("batch_first", false), Flag("norm_first", false), Flag("bias", true).From("2.1"), .. Factory];

    private static TorchParameter[] LayerArguments => [Feedforward, Dropout, Activation, .. Rest];

    private static void Layer(TorchModule module, TorchBuilder built, bool attends)
    {
        (long width, long inner, bool bias) = (module.Size("d_model"), module.Size("dim_feedforward"), module.Flag("bias"));
        Attentions.Attention(built.Child("self_attn"), width, bias);
        if (attends)
            Attentions.Attention(built.Child("multihead_attn"), width, bias);
        Linears.Linear(built.Child("linear1"), width, inner, bias);
        Linears.Linear(built.Child("linear2"), inner, width, bias);
        for (int norm = 1; norm <= (attends ? 3 : 2); norm++)
            Norm(built.Child(string.Create(CultureInfo.InvariantCulture, $"norm{norm}")), module);
        if (built.ArgumentOrNone("activation") is { } activation)
            built.Add("activation", activation);
    }

    private static TorchBuilder Norm(TorchBuilder built, TorchModule module)
    {
        Normalizations.Affine(built, [module.Size("d_model")], affine: true, module.Flag("bias"));
        return built;
    }

    private static void Stack(TorchBuilder built, TorchBuilder layer, long count, TorchBuilder? norm)
    {
        TorchBuilder layers = built.Child("layers");
        for (long index = 0; index < count; index++)
            layers.Add(index.ToString(CultureInfo.InvariantCulture), layer.Clone());
        if (norm is not null)
            built.Add("norm", norm);
    }

    private static void Whole(TorchModule module, TorchBuilder built)
    {
        Half(module, built, "encoder", attends: false);
        Half(module, built, "decoder", attends: true);
        foreach (TorchTensor parameter in built.Parameters().ToArray())
        {
            if (parameter.Spec.Shape.Rank > 1)
                built.Fill(parameter, TorchLaws.Xavier);
        }
    }

    private static void Half(TorchModule module, TorchBuilder built, string name, bool attends)
    {
        if (built.ArgumentOrNone($"custom_{name}") is { } custom)
        {
            built.Add(name, custom);
            return;
        }

        TorchBuilder layer = built.Detached();
        if (built.ArgumentOrNone("activation") is { } activation)
            layer.Offer("activation", activation);
        Layer(module, layer, attends);
        Stack(built.Child(name), layer, module.Size($"num_{name}_layers"), Norm(built.Detached(), module));
    }

    private static void CheckHeads(TorchModule module) => Attentions.CheckHeads(module, "d_model", "nhead");
}
