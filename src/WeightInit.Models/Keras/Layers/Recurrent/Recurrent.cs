namespace WeightInit.Models.KerasFiles;

/// <summary>LSTM, GRU and SimpleRNN, whose cells they make, and RNN of a cell in the file: a cell at every step of (batch, steps, inputs).</summary>
[KerasClass("GRU", "LSTM", "RNN", "SimpleRNN")]
internal sealed class Recurrent : KerasLayer
{
    private readonly RecurrentCell _cell;
    private readonly bool _isStateful;

    public Recurrent(KerasConfig config)
        : base(config)
    {
        _cell = config.ClassName switch
        {
            "LSTM" => new LstmCell(config, "lstm_cell"),
            "GRU" => new GruCell(config, "gru_cell"),
            "SimpleRNN" => new SimpleRnnCell(config, "simple_rnn_cell"),
            _ => StackedCells.Load(config, config.Need("cell")),
        };
        ReturnsSequences = config.Flag("return_sequences", false);
        ReturnsState = config.Flag("return_state", false);
        _isStateful = config.Flag("stateful", false);
    }

    public bool ReturnsSequences { get; }

    public bool ReturnsState { get; }

    public override IReadOnlyList<KerasLayer> Children => [_cell];

    /// <summary>A stateful layer's file has its states too, which are no weights here.</summary>
    public override IReadOnlyList<(string Place, KerasLayer Part)>? Parts => _isStateful ? null : [("cell", _cell)];

    protected override void BuildWithin(KerasArguments arguments)
    {
        KerasShape input = Input(arguments);
        if (_isStateful && input[0] is null)
            throw Config.Unfit($"is stateful and gets the input {input}; the batch has to have a size");
        if (!_cell.IsBuilt)
            _cell.Build(new KerasArguments(Step(input)));
    }

    protected override IReadOnlyList<KerasShape> Outputs(KerasArguments arguments)
    {
        KerasShape input = Input(arguments);
        _cell.Call(new KerasArguments(Step(input)));
        KerasShape output = ReturnsSequences ? [input[0], input[1], _cell.Size] : [input[0], _cell.Size];
        return ReturnsState ? [output, .. _cell.States.Select(size => KerasShape.Of(input[0], size))] : [output];
    }

    private static KerasShape Step(KerasShape input) => [input[0], input[2]];

    /// <summary>The sequences; what else is in the list are states.</summary>
    private KerasShape Input(KerasArguments arguments)
    {
        KerasShape? input = arguments.First is { All: [var first, ..] } ? first : null;
        return input is { Rank: 3 } ? input : throw Config.Unfit($"gets the input {input?.ToString() ?? "of no tensor"}; (batch, steps, inputs) is accepted");
    }
}
