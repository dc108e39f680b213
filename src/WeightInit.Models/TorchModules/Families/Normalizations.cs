using static WeightInit.Models.TorchParameter;

namespace WeightInit.Models.TorchFamilies;

/// <summary>Normalizations: weight 1, bias 0, running statistics 0 and 1. Nothing is drawn.</summary>
internal sealed class Normalizations : TorchFamily
{
    internal override IEnumerable<TorchClass> Classes =>
    [
        .. Enumerable.Range(1, 3).Select(axes => Batch(FormattableString.Invariant($"BatchNorm{axes}d"), affine: true, Bias)),
        Batch("SyncBatchNorm", affine: true, Nothing("process_group")),
        .. Enumerable.Range(1, 3).Select(axes => Batch(FormattableString.Invariant($"InstanceNorm{axes}d"), affine: false, Bias)),
        new("LayerNorm", [SizeList("normalized_shape"), Number("eps").Or(1e-5), Flag("elementwise_affine", true), Flag("bias", true).From("2.1"), .. Factory],
            (module, built) => Affine(built, Shape.Of([.. module.Sizes("normalized_shape")]), module.Flag("elementwise_affine"), module.Flag("bias"))),
        new("RMSNorm", [SizeList("normalized_shape"), Number("eps").OrNone(), Flag("elementwise_affine", true), .. Factory],
            (module, built) => Affine(built, Shape.Of([.. module.Sizes("normalized_shape")]), module.Flag("elementwise_affine"), bias: false)) { Since = "2.4" },
        new("GroupNorm", [Size("num_groups", 1), Size("num_channels"), Number("eps").Or(1e-5), Flag("affine", true), Bias, .. Factory],
            (module, built) => Affine(built, [module.Size("num_channels")], module.Flag("affine"), module.Flag("bias"))) { Check = CheckGroups },
        new("LocalResponseNorm", [Size("size", 1), Number("alpha").Or(1e-4), Number("beta").Or(0.75), Number("k").Or(1.0)]),
        new("CrossMapLRN2d", [Size("size", 1), Number("alpha").Or(1e-4), Number("beta").Or(0.75), Number("k").Or(1.0)]),
    ];

    private static TorchParameter Bias { get; } = Flag("bias", true).From("2.12");

    /// <summary>The weight and the bias of a normalization.</summary>
    internal static void Affine(TorchBuilder built, Shape shape, bool affine, bool bias)
    {
        if (!affine)
            return;
        built.Fill(built.Parameter("weight", shape, TensorRole.NormScale, LayerKind.Normalization), Init.Torch.Ones);
        if (bias)
            built.Fill(built.Parameter("bias", shape, TensorRole.NormShift, LayerKind.Normalization), Init.Torch.Zeros);
    }

    private static TorchClass Batch(string name, bool affine, params TorchParameter[] more) => new(
        name,
        [
            Size("num_features"), Number("eps").Or(1e-5), Number("momentum").OrNone(0.1), Flag("affine", affine),
            Flag("track_running_stats", affine), .. more, .. Factory,
        ],
        (module, built) =>
        {
            Shape shape = [module.Size("num_features")];
            Affine(built, shape, module.Flag("affine"), !more.Contains(Bias) || module.Flag("bias"));
            if (!module.Flag("track_running_stats"))
                return;
            built.Buffer("running_mean", shape, 0);
            built.Buffer("running_var", shape, 1);
            built.Buffer("num_batches_tracked", Shape.Scalar, 0, DType.Int64);
        });

    private static void CheckGroups(TorchModule module)
    {
        if (module.Size("num_channels") % module.Size("num_groups") != 0)
            throw module.Impossible($"num_channels {module.Size("num_channels")} is not divisible by num_groups {module.Size("num_groups")}");
    }
}
