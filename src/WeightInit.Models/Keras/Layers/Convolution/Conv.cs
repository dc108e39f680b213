namespace WeightInit.Models.KerasFiles;

/// <summary>Conv1D to Conv3D: kernel (window…, inputs / groups, filters), bias (filters).</summary>
[KerasClass("Conv1D", "Conv2D", "Conv3D", "Convolution1D", "Convolution2D", "Convolution3D")]
internal sealed class Conv : ConvolutionLayer
{
    private readonly long _filters;
    private readonly long _groups;
    private readonly KerasInitial _kernel;
    private readonly KerasInitial _bias;

    public Conv(KerasConfig config)
        : base(config, RankOf(config), RankOf(config) == 1 ? ["valid", "same", "causal"] : ["valid", "same"])
    {
        _filters = config.Size("filters");
        _groups = config.OptionalSize("groups") ?? 1;
        if (_filters % _groups != 0)
            throw config.Bad($"has {_filters} filters, which {_groups} groups do not divide");
        _kernel = config.Initializer("kernel_initializer", "glorot_uniform");
        _bias = config.Initializer("bias_initializer", "zeros");
    }

    protected override IEnumerable<KerasVariable> Variables(KerasShape input)
    {
        long channels = Channels(input);
        if (channels % _groups != 0)
            throw Config.Unfit($"gets {channels} channels, which its {_groups} groups do not divide");
        Output(input);
        WeightLayout layout = _groups == 1 ? WeightLayout.InOut : WeightLayout.InOut.WithGroups(_groups);
        yield return KerasVariable.Kernel("kernel", [.. Window, channels / _groups, _filters], _kernel, LayerKind.Convolution, layout);
        if (HasBias)
            yield return KerasVariable.Bias([_filters], _bias, LayerKind.Convolution);
    }

    protected override KerasShape Output(KerasShape input) => Output(input, _filters);
}
