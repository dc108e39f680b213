using System.Text.Json;

namespace WeightInit.Models.KerasFiles;

/// <summary>StackedRNNCells: cells one after the other.</summary>
[KerasClass("StackedRNNCells")]
internal sealed class StackedCells : RecurrentCell
{
    private readonly RecurrentCell[] _cells;

    public StackedCells(KerasConfig config)
        : base(config)
    {
        JsonElement cells = config.Need("cells");
        if (cells.ValueKind != JsonValueKind.Array || cells.GetArrayLength() == 0)
            throw config.WrongKind("cells", cells, "an array of cells");
        _cells = [.. cells.EnumerateArray().Select(cell => Load(config, cell))];
    }

    public override IReadOnlyList<KerasLayer> Children => _cells;

    public override IReadOnlyList<(string Place, KerasLayer Part)> Parts => KerasPlaces.Listed("cells", _cells);

    public override IReadOnlyList<long> States => [.. _cells.SelectMany(cell => cell.States)];

    public override long Size => _cells[^1].Size;

    /// <summary>A cell of a layer.</summary>
    public static RecurrentCell Load(KerasConfig config, JsonElement cell) =>
        KerasClasses.Load(KerasObject.Read(config.Loading, cell, $"a cell of {config.Shown}")) as RecurrentCell
        ?? throw config.Bad("has a cell that is none; LSTMCell, GRUCell, SimpleRNNCell, StackedRNNCells are accepted");

    protected override void BuildWithin(KerasArguments arguments)
    {
        KerasShape shape = Only(arguments);
        foreach (RecurrentCell cell in _cells)
        {
            if (!cell.IsBuilt)
                cell.Build(new KerasArguments(shape));
            shape = [shape.Rank > 0 ? shape[0] : null, cell.Size];
        }
    }

    protected override IReadOnlyList<KerasShape> Outputs(KerasArguments arguments)
    {
        KerasShape shape = Only(arguments);
        foreach (RecurrentCell cell in _cells)
            shape = cell.Call(new KerasArguments(shape))[0];
        return [shape];
    }
}
