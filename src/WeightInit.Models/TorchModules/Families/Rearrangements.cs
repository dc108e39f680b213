using static WeightInit.Models.TorchParameter;

namespace WeightInit.Models.TorchFamilies;

/// <summary>What moves elements about: reshaping, padding, shuffling, upsampling, distances. No parameters.</summary>
internal sealed class Rearrangements : TorchFamily
{
    internal override IEnumerable<TorchClass> Classes =>
    [
        new("Flatten", [Index("start_dim").Or(1L), Index("end_dim").Or(-1L)]),
        new("Unflatten", [Index("dim"), SizeList("unflattened_size", -1)]),
        new("Fold", [SizeList("output_size", 1), SizeList("kernel_size", 1), SizeList("dilation", 1).Or(One), SizeList("padding").Or(None), SizeList("stride", 1).Or(One)]),
        new("Unfold", [SizeList("kernel_size", 1), SizeList("dilation", 1).Or(One), SizeList("padding").Or(None), SizeList("stride", 1).Or(One)]),
        new("ChannelShuffle", [Size("groups", 1)]),
        new("PixelShuffle", [Size("upscale_factor", 1)]),
        new("PixelUnshuffle", [Size("downscale_factor", 1)]),
        new("Upsample",
            [
                SizeList("size", 1).OrNone(), Numbers("scale_factor").OrNone(), Word("mode", "nearest", "nearest", "nearest-exact", "linear", "bilinear", "bicubic", "trilinear"),
                FlagOrNone("align_corners"), FlagOrNone("recompute_scale_factor"),
            ]),
        new("UpsamplingNearest2d", [Sizes("size", 2, 1).OrNone(), Numbers("scale_factor").OrNone()]),
        new("UpsamplingBilinear2d", [Sizes("size", 2, 1).OrNone(), Numbers("scale_factor").OrNone()]),
        new("CosineSimilarity", [Index("dim").Or(1L), Number("eps").Or(1e-8)]),
        new("PairwiseDistance", [Number("p").Or(2.0), Number("eps").Or(1e-6), Flag("keepdim", false)]),
        .. Enumerable.Range(1, 3).SelectMany(Paddings),
    ];

    private static long[] One => [1];

    private static long[] None => [0];

    private static IEnumerable<TorchClass> Paddings(int axes)
    {
        TorchParameter padding = Sizes("padding", 2 * axes, -TorchParameter.LargestSize);
        yield return new TorchClass(FormattableString.Invariant($"ConstantPad{axes}d"), [padding, Number("value")]);
        yield return new TorchClass(FormattableString.Invariant($"ReflectionPad{axes}d"), [padding]);
        yield return new TorchClass(FormattableString.Invariant($"ReplicationPad{axes}d"), [padding]);
        yield return new TorchClass(FormattableString.Invariant($"ZeroPad{axes}d"), [padding]) { Since = axes == 2 ? null : "2.1" };
        yield return new TorchClass(FormattableString.Invariant($"CircularPad{axes}d"), [padding]) { Since = "2.1" };
    }
}
