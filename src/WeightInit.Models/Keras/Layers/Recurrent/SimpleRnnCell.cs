namespace WeightInit.Models.KerasFiles;

/// <summary>SimpleRNNCell: kernel (inputs, units), recurrent_kernel (units, units), bias (units). Its dropout takes a seed first.</summary>
[KerasClass("SimpleRNNCell")]
internal sealed class SimpleRnnCell : RecurrentCell
{
    private readonly long _units;
    private readonly bool _hasBias;
    private readonly KerasInitial _kernel;
    private readonly KerasInitial _recurrent;
    private readonly KerasInitial _bias;

    public SimpleRnnCell(KerasConfig config)
        : this(config, config.Name)
    {
    }

    public SimpleRnnCell(KerasConfig config, string name)
        : base(config)
    {
        Name = name;
        config.TakeSeed();
        _units = config.Size("units");
        _hasBias = config.Flag("use_bias", true);
        _kernel = config.Initializer("kernel_initializer", "glorot_uniform");
        _recurrent = config.Initializer("recurrent_initializer", "orthogonal");
        _bias = config.Initializer("bias_initializer", "zeros");
    }

    public override IReadOnlyList<long> States => [_units];

    protected override IEnumerable<KerasVariable> Variables(KerasArguments arguments)
    {
        yield return KerasVariable.Kernel("kernel", [Known(Only(arguments), -1), _units], _kernel, LayerKind.Recurrent);
        yield return KerasVariable.Kernel("recurrent_kernel", [_units, _units], _recurrent, LayerKind.Recurrent);
        if (_hasBias)
            yield return KerasVariable.Bias([_units], _bias, LayerKind.Recurrent);
    }
}
