using System.Text;
using Spectre.Console;
using WeightInit.Models;

namespace WeightInit.Cli;

/// <summary>A table of texts: drawn on a terminal, Markdown in a file or a pipe.</summary>
internal sealed class TextTable
{
    private readonly List<string[]> _rows = [];
    private readonly TextColumn[] _columns;

    internal TextTable(params TextColumn[] columns) => _columns = columns;

    internal void Add(params string[] cells) => _rows.Add(cells);

    /// <summary>Prints the table without the columns that say nothing in any row.</summary>
    internal void Print(Terminal terminal)
    {
        int[] shown = [.. Enumerable.Range(0, _columns.Length).Where(i => _rows.Count == 0 || _rows.Any(row => row[i].Length > 0))];
        TextTable table = new([.. shown.Select(i => _columns[i])]);
        table._rows.AddRange(_rows.Select(row => shown.Select(i => row[i]).ToArray()));
        if (terminal.IsPlain)
            table.PrintMarkdown(terminal.Out);
        else
            table.Draw(terminal.Console);
    }

    private void Draw(IAnsiConsole console)
    {
        Table table = new Table().Border(TableBorder.Simple);
        foreach (TextColumn column in _columns)
            table.AddColumn(column.IsNumber ? new TableColumn(column.Name).RightAligned() : new TableColumn(column.Name));
        foreach (string[] row in _rows)
            table.AddRow([.. row.Select(cell => Markup.Escape(OneLine.Plain(cell)))]);
        console.Write(table);
    }

    private void PrintMarkdown(TextWriter output)
    {
        output.Write($"| {string.Join(" | ", _columns.Select(column => column.Name))} |\n");
        output.Write($"|{string.Concat(_columns.Select(column => column.IsNumber ? "---:|" : "---|"))}\n");
        StringBuilder line = new();
        foreach (string[] row in _rows)
        {
            line.Clear().Append('|');
            for (int i = 0; i < _columns.Length; i++)
                line.Append(' ').Append(Cell(row[i], _columns[i])).Append(" |");
            output.Write(line.Append('\n'));
        }
    }

    /// <summary>Bars end cells, also within code; code keeps stars and underscores from turning into emphasis.</summary>
    private static string Cell(string text, TextColumn column)
    {
        string plain = OneLine.Plain(text).Replace("|", "\\|", StringComparison.Ordinal);
        return column.IsCode && plain is not ("" or "-") ? $"`{plain.Replace('`', '\'')}`" : plain;
    }
}

/// <summary>A column of a <see cref="TextTable"/>.</summary>
/// <param name="Name">Its heading.</param>
internal sealed record TextColumn(string Name)
{
    /// <summary>Whether its cells are numbers, that line up at the right.</summary>
    internal bool IsNumber { get; init; }

    /// <summary>Whether its cells are names and laws, shown as they are.</summary>
    internal bool IsCode { get; init; }
}
