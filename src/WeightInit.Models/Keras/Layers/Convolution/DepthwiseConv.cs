namespace WeightInit.Models.KerasFiles;

/// <summary>DepthwiseConv1D and DepthwiseConv2D: kernel (window…, channels, multiplier), bias (channels · multiplier).</summary>
[KerasClass("DepthwiseConv1D", "DepthwiseConv2D")]
internal sealed class DepthwiseConv : ConvolutionLayer
{
    private readonly long _multiplier;
    private readonly KerasInitial _kernel;
    private readonly KerasInitial _bias;

    public DepthwiseConv(KerasConfig config)
        : base(config, RankOf(config), "valid", "same")
    {
        _multiplier = config.OptionalSize("depth_multiplier") ?? 1;
        _kernel = config.Initializer("depthwise_initializer", "glorot_uniform");
        _bias = config.Initializer("bias_initializer", "zeros");
    }

    protected override IEnumerable<KerasVariable> Variables(KerasShape input)
    {
        long channels = Channels(input);
        Output(input);
        yield return KerasVariable.Kernel("kernel", [.. Window, channels, _multiplier], _kernel, LayerKind.Convolution, WeightLayout.Depthwise);
        if (HasBias)
            yield return KerasVariable.Bias([Filters(channels)], _bias, LayerKind.Convolution);
    }

    protected override KerasShape Output(KerasShape input) => Output(input, Filters(Channels(input)));

    private long Filters(long channels) => (Int128)channels * _multiplier <= Manifest.LargestSize
        ? channels * _multiplier
        : throw Config.Unfit($"would make {channels} · {_multiplier} channels, which is more than {Manifest.LargestSize}");
}
