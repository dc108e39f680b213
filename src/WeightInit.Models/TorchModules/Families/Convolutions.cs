using static WeightInit.Models.TorchParameter;

namespace WeightInit.Models.TorchFamilies;

/// <summary>
/// Convolutions of one to three axes and transposed ones: weight (out, in / groups, k…), or (in, out / groups, k…),
/// kaiming_uniform_(a = sqrt(5)), bias (out) uniform within 1 / sqrt(shape[1] · k).
/// </summary>
internal sealed class Convolutions : TorchFamily
{
    internal override IEnumerable<TorchClass> Classes => [.. Enumerable.Range(1, 3).SelectMany(axes => new[] { Forward(axes), Transposed(axes) })];

    private static TorchClass Forward(int axes) => new(
        FormattableString.Invariant($"Conv{axes}d"),
        [
            Size("in_channels", 1), Size("out_channels", 1), Sizes("kernel_size", axes, 1), Sizes("stride", axes, 1).Or(Ones(axes)),
            SizesOrWord("padding", axes, "same", "valid").Or(new long[axes]), Sizes("dilation", axes, 1).Or(Ones(axes)), Size("groups", 1).Or(1L),
            Flag("bias", true), Word("padding_mode", "zeros", "zeros", "reflect", "replicate", "circular"), .. Factory,
        ],
        (module, built) => Construct(module, built, isTransposed: false))
    {
        Check = module =>
        {
            CheckGroups(module);
            if (module.Word("padding") == "same" && module.Sizes("stride").Any(stride => stride != 1))
                throw module.Impossible("padding 'same' needs a stride of 1");
        },
    };

    private static TorchClass Transposed(int axes) => new(
        FormattableString.Invariant($"ConvTranspose{axes}d"),
        [
            Size("in_channels", 1), Size("out_channels", 1), Sizes("kernel_size", axes, 1), Sizes("stride", axes, 1).Or(Ones(axes)),
            Sizes("padding", axes).Or(new long[axes]), Sizes("output_padding", axes).Or(new long[axes]), Size("groups", 1).Or(1L),
            Flag("bias", true), Sizes("dilation", axes, 1).Or(Ones(axes)), Word("padding_mode", "zeros", "zeros"), .. Factory,
        ],
        (module, built) => Construct(module, built, isTransposed: true))
    {
        Check = CheckGroups,
    };

    private static void Construct(TorchModule module, TorchBuilder built, bool isTransposed)
    {
        (long inputs, long outputs, long groups) = (module.Size("in_channels"), module.Size("out_channels"), module.Size("groups"));
        Shape shape = isTransposed
            ? [inputs, outputs / groups, .. module.Sizes("kernel_size")]
            : [outputs, inputs / groups, .. module.Sizes("kernel_size")];
        LayerKind layer = isTransposed ? LayerKind.TransposedConvolution : LayerKind.Convolution;
        WeightLayout layout = (isTransposed ? WeightLayout.TransposedInOut : WeightLayout.OutIn).WithGroups(groups);
        TorchTensor weight = built.Parameter("weight", shape, TensorRole.Kernel, layer, layout);
        Fans fans = FanConvention.Torch.Of(shape, layout);
        TorchTensor? bias = module.Flag("bias") ? built.Parameter("bias", [outputs], TensorRole.Bias, layer, fans: fans) : null;
        built.Fill(weight, TorchLaws.Kernel);
        if (bias is not null)
            built.Uniform(bias, 1 / Math.Sqrt(fans.In));
    }

    private static void CheckGroups(TorchModule module)
    {
        long groups = module.Size("groups");
        foreach (string channels in new[] { "in_channels", "out_channels" })
        {
            if (module.Size(channels) % groups != 0)
                throw module.Impossible($"{channels} {module.Size(channels)} is not divisible by groups {groups}");
        }
    }

    private static long[] Ones(int axes) => [.. Enumerable.Repeat(1L, axes)];
}
