namespace WeightInit.Models.KerasFiles;

/// <summary>
/// SeparableConv1D and SeparableConv2D: depthwise_kernel (window…, channels, multiplier), pointwise_kernel (1…, channels ·
/// multiplier, filters), bias (filters).
/// </summary>
[KerasClass("SeparableConv1D", "SeparableConv2D", "SeparableConvolution1D", "SeparableConvolution2D")]
internal sealed class SeparableConv : ConvolutionLayer
{
    private readonly long _filters;
    private readonly long _multiplier;
    private readonly KerasInitial _depthwise;
    private readonly KerasInitial _pointwise;
    private readonly KerasInitial _bias;

    public SeparableConv(KerasConfig config)
        : base(config, RankOf(config), "valid", "same")
    {
        _filters = config.Size("filters");
        _multiplier = config.OptionalSize("depth_multiplier") ?? 1;
        _depthwise = config.Initializer("depthwise_initializer", "glorot_uniform");
        _pointwise = config.Initializer("pointwise_initializer", "glorot_uniform");
        _bias = config.Initializer("bias_initializer", "zeros");
    }

    protected override IEnumerable<KerasVariable> Variables(KerasShape input)
    {
        long channels = Channels(input);
        if ((Int128)channels * _multiplier > Manifest.LargestSize)
            throw Config.Unfit($"would make {channels} · {_multiplier} channels, which is more than {Manifest.LargestSize}");
        Output(input);
        yield return KerasVariable.Kernel("depthwise_kernel", [.. Window, channels, _multiplier], _depthwise, LayerKind.Convolution, WeightLayout.Depthwise);
        yield return KerasVariable.Kernel("pointwise_kernel", [.. Window.Select(_ => 1L), channels * _multiplier, _filters], _pointwise, LayerKind.Convolution);
        if (HasBias)
            yield return KerasVariable.Bias([_filters], _bias, LayerKind.Convolution);
    }

    protected override KerasShape Output(KerasShape input) => Output(input, _filters);
}
