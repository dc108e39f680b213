namespace WeightInit.Models.KerasFiles;

/// <summary>Dense: kernel (inputs, units), bias (units).</summary>
[KerasClass("Dense")]
internal sealed class Dense : UnaryLayer
{
    private readonly long _units;
    private readonly bool _hasBias;
    private readonly KerasInitial _kernel;
    private readonly KerasInitial _bias;

    public Dense(KerasConfig config)
        : base(config)
    {
        config.Refuse("lora_rank");
        _units = config.Size("units");
        _hasBias = config.Flag("use_bias", true);
        _kernel = config.Initializer("kernel_initializer", "glorot_uniform");
        _bias = config.Initializer("bias_initializer", "zeros");
    }

    protected override IEnumerable<KerasVariable> Variables(KerasShape input)
    {
        yield return KerasVariable.Kernel("kernel", [Known(input, -1), _units], _kernel, LayerKind.Linear);
        if (_hasBias)
            yield return KerasVariable.Bias([_units], _bias, LayerKind.Linear);
    }

    protected override KerasShape Output(KerasShape input) => input.With(-1, _units);
}
