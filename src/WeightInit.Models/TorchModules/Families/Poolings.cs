using static WeightInit.Models.TorchParameter;

namespace WeightInit.Models.TorchFamilies;

/// <summary>Pooling: no parameters.</summary>
internal sealed class Poolings : TorchFamily
{
    internal override IEnumerable<TorchClass> Classes =>
    [
        .. Enumerable.Range(1, 3).SelectMany(OfAxes),
        new("LPPool1d", [Number("norm_type"), Sizes("kernel_size", 1, 1), Sizes("stride", 1, 1).OrNone(), Flag("ceil_mode", false)]),
        new("LPPool2d", [Number("norm_type"), Sizes("kernel_size", 2, 1), Sizes("stride", 2, 1).OrNone(), Flag("ceil_mode", false)]),
        new("LPPool3d", [Number("norm_type"), Sizes("kernel_size", 3, 1), Sizes("stride", 3, 1).OrNone(), Flag("ceil_mode", false)]) { Since = "2.3" },
        Fractional(2),
        Fractional(3),
    ];

    private static IEnumerable<TorchClass> OfAxes(int axes)
    {
        TorchParameter kernel = Sizes("kernel_size", axes, 1);
        TorchParameter stride = Sizes("stride", axes, 1).OrNone();
        TorchParameter padding = Sizes("padding", axes).Or(new long[axes]);
        TorchParameter[] divisor = axes == 1 ? [] : [Index("divisor_override").OrNone()];
        yield return Of("MaxPool", kernel, stride, padding, Sizes("dilation", axes, 1).Or(Ones()), Flag("return_indices", false), Flag("ceil_mode", false));
        yield return Of("MaxUnpool", kernel, stride, padding);
        yield return Of("AvgPool", [kernel, stride, padding, Flag("ceil_mode", false), Flag("count_include_pad", true), .. divisor]);
        yield return Of("AdaptiveMaxPool", OutputSizes("output_size", axes), Flag("return_indices", false));
        yield return Of("AdaptiveAvgPool", OutputSizes("output_size", axes));

        TorchClass Of(string name, params TorchParameter[] parameters) => new(FormattableString.Invariant($"{name}{axes}d"), parameters);

        long[] Ones() => [.. Enumerable.Repeat(1L, axes)];
    }

    private static TorchClass Fractional(int axes) => new(
        FormattableString.Invariant($"FractionalMaxPool{axes}d"),
        [Sizes("kernel_size", axes, 1), Sizes("output_size", axes, 1).OrNone(), Numbers("output_ratio").OrNone(), Flag("return_indices", false), Nothing("_random_samples")])
    {
        Check = module =>
        {
            if (module.IsNone("output_size") == module.IsNone("output_ratio"))
                throw module.Impossible("it needs either output_size or output_ratio");
            if (module["output_ratio"] is double[] ratios && ratios.Any(ratio => ratio is <= 0 or >= 1))
                throw module.Impossible("an output_ratio is not between 0 and 1");
        },
    };
}
