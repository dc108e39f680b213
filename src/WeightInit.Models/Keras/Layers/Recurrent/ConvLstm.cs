namespace WeightInit.Models.KerasFiles;

/// <summary>ConvLSTM1D to ConvLSTM3D: convolutions at every step of (batch, steps, …space, channels).</summary>
[KerasClass("ConvLSTM1D", "ConvLSTM2D", "ConvLSTM3D")]
internal sealed class ConvLstm : KerasLayer
{
    private readonly ConvLstmCell _cell;
    private readonly bool _returnsSequences;
    private readonly bool _returnsState;

    public ConvLstm(KerasConfig config)
        : base(config)
    {
        _cell = new ConvLstmCell(config);
        _returnsSequences = config.Flag("return_sequences", false);
        _returnsState = config.Flag("return_state", false);
    }

    public override IReadOnlyList<KerasLayer> Children => [_cell];

    protected override void BuildWithin(KerasArguments arguments) => _cell.Build(new KerasArguments(Step(arguments)));

    protected override IReadOnlyList<KerasShape> Outputs(KerasArguments arguments)
    {
        KerasShape state = _cell.Call(new KerasArguments(Step(arguments)))[0];
        KerasShape output = _returnsSequences ? [state[0], arguments.First!.All[0][1], .. state.Skip(1)] : state;
        return _returnsState ? [output, state, state] : [output];
    }

    private KerasShape Step(KerasArguments arguments)
    {
        KerasShape? input = arguments.First is { All: [var first, ..] } ? first : null;
        return input is { Rank: >= 4 } ? [input[0], .. input.Skip(2)] : throw Config.Unfit($"gets the input {input?.ToString() ?? "of no tensor"}; (batch, steps, space..., channels) is accepted");
    }
}

/// <summary>The cell: kernel (window…, inputs, 4 · filters), recurrent_kernel (window…, filters, 4 · filters), bias. Its dropout takes a seed first.</summary>
internal sealed class ConvLstmCell : ConvolutionLayer
{
    private readonly long _filters;
    private readonly KerasInitial _kernel;
    private readonly KerasInitial _recurrent;
    private readonly KerasInitial _bias;

    public ConvLstmCell(KerasConfig config)
        : base(config, RankOf(config), "valid", "same")
    {
        Name = "conv_lstm_cell";
        config.TakeSeed();
        _filters = config.Size("filters");
        _kernel = config.Initializer("kernel_initializer", "glorot_uniform");
        _recurrent = config.Initializer("recurrent_initializer", "orthogonal");
        _bias = ForgetBias.Read(config);
    }

    protected override long? Hidden => _filters;

    protected override IEnumerable<KerasVariable> Variables(KerasShape input)
    {
        WeightLayout gates = WeightLayout.InOut.Packed(_filters, _filters, _filters, _filters);
        yield return KerasVariable.Kernel("kernel", [.. Window, Channels(input), 4 * _filters], _kernel, LayerKind.Recurrent, gates);
        yield return KerasVariable.Kernel("recurrent_kernel", [.. Window, _filters, 4 * _filters], _recurrent, LayerKind.Recurrent, gates);
        if (HasBias)
            yield return KerasVariable.Bias([4 * _filters], _bias, LayerKind.Recurrent);
    }

    protected override KerasShape Output(KerasShape input) => Output(input, _filters);
}
