namespace WeightInit.Models.KerasFiles;

/// <summary>Conv1DTranspose to Conv3DTranspose: kernel (window…, filters, inputs), bias (filters).</summary>
[KerasClass("Conv1DTranspose", "Conv2DTranspose", "Conv3DTranspose", "Convolution1DTranspose", "Convolution2DTranspose", "Convolution3DTranspose")]
internal sealed class ConvTranspose : ConvolutionLayer
{
    private readonly long _filters;
    private readonly long[]? _outputPadding;
    private readonly KerasInitial _kernel;
    private readonly KerasInitial _bias;

    public ConvTranspose(KerasConfig config)
        : base(config, RankOf(config), "valid", "same")
    {
        _filters = config.Size("filters");
        _outputPadding = config.Find("output_padding") is null ? null : config.Sizes("output_padding", Rank, least: 0);
        _kernel = config.Initializer("kernel_initializer", "glorot_uniform");
        _bias = config.Initializer("bias_initializer", "zeros");
    }

    protected override IEnumerable<KerasVariable> Variables(KerasShape input)
    {
        yield return KerasVariable.Kernel("kernel", [.. Window, _filters, Channels(input)], _kernel, LayerKind.TransposedConvolution, WeightLayout.TransposedOutIn);
        if (HasBias)
            yield return KerasVariable.Bias([_filters], _bias, LayerKind.TransposedConvolution);
    }

    protected override KerasShape Output(KerasShape input) => Moved(input, _filters, (i, size) =>
        Windows.Transposed(size, Window[i], Strides[i], Dilation[i], _outputPadding?[i], IsPadded) is { } places
            ? (long)Int128.Min(places, long.MaxValue)
            : null);
}
