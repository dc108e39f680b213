namespace WeightInit.Models.KerasFiles;

/// <summary>
/// GRUCell: kernel (inputs, 3 · units), recurrent_kernel (units, 3 · units), bias (2, 3 · units), or (3 · units) where the reset
/// gate comes before the product; gates z, r, h.
/// </summary>
[KerasClass("GRUCell")]
internal sealed class GruCell : RecurrentCell
{
    private readonly long _units;
    private readonly bool _hasBias;
    private readonly bool _resetsAfter;
    private readonly KerasInitial _kernel;
    private readonly KerasInitial _recurrent;
    private readonly KerasInitial _bias;

    public GruCell(KerasConfig config)
        : this(config, config.Name)
    {
    }

    public GruCell(KerasConfig config, string name)
        : base(config)
    {
        Name = name;
        _units = config.Size("units");
        _hasBias = config.Flag("use_bias", true);
        _resetsAfter = config.Flag("reset_after", true);
        _kernel = config.Initializer("kernel_initializer", "glorot_uniform");
        _recurrent = config.Initializer("recurrent_initializer", "orthogonal");
        _bias = config.Initializer("bias_initializer", "zeros");
        config.TakeSeed();
    }

    public override IReadOnlyList<long> States => [_units];

    protected override IEnumerable<KerasVariable> Variables(KerasArguments arguments)
    {
        yield return KerasVariable.Kernel("kernel", [Known(Only(arguments), -1), 3 * _units], _kernel, LayerKind.Recurrent, Gates(3, _units));
        yield return KerasVariable.Kernel("recurrent_kernel", [_units, 3 * _units], _recurrent, LayerKind.Recurrent, Gates(3, _units));
        if (_hasBias)
            yield return KerasVariable.Bias(_resetsAfter ? [2, 3 * _units] : [3 * _units], _bias, LayerKind.Recurrent);
    }
}
