namespace WeightInit.Models.KerasFiles;

/// <summary>LSTMCell: kernel (inputs, 4 · units), recurrent_kernel (units, 4 · units), bias (4 · units); gates i, f, c, o.</summary>
[KerasClass("LSTMCell")]
internal sealed class LstmCell : RecurrentCell
{
    private readonly long _units;
    private readonly bool _hasBias;
    private readonly KerasInitial _kernel;
    private readonly KerasInitial _recurrent;
    private readonly KerasInitial _bias;

    public LstmCell(KerasConfig config)
        : this(config, config.Name)
    {
    }

    public LstmCell(KerasConfig config, string name)
        : base(config)
    {
        Name = name;
        _units = config.Size("units");
        _hasBias = config.Flag("use_bias", true);
        _kernel = config.Initializer("kernel_initializer", "glorot_uniform");
        _recurrent = config.Initializer("recurrent_initializer", "orthogonal");
        _bias = ForgetBias.Read(config);
        config.TakeSeed();
    }

    public override IReadOnlyList<long> States => [_units, _units];

    protected override IEnumerable<KerasVariable> Variables(KerasArguments arguments)
    {
        yield return KerasVariable.Kernel("kernel", [Known(Only(arguments), -1), 4 * _units], _kernel, LayerKind.Recurrent, Gates(4, _units));
        yield return KerasVariable.Kernel("recurrent_kernel", [_units, 4 * _units], _recurrent, LayerKind.Recurrent, Gates(4, _units));
        if (_hasBias)
            yield return KerasVariable.Bias([4 * _units], _bias, LayerKind.Recurrent);
    }
}
