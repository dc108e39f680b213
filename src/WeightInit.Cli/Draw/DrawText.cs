using System.Globalization;

namespace WeightInit.Cli;

/// <summary>A draw for people to read: two lines that say what it is, then its rows in columns. NumPy's loadtxt reads it.</summary>
internal static class DrawText
{
    /// <summary>More values than this are not shown on a terminal.</summary>
    internal const int TerminalLimit = 1000;

    private const int Edge = 3;

    /// <summary>Writes the text.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="request">What was asked for.</param>
    /// <param name="drawing">The values.</param>
    /// <param name="digits">Decimals, trailing zeros kept; null: the shortest text that reads back.</param>
    /// <param name="isShortened">Whether a long draw is cut to the ends of its axes.</param>
    internal static void Write(TextWriter writer, DrawRequest request, Drawing drawing, int? digits, bool isShortened)
    {
        WriteHead(writer, request, drawing);
        string Element(int index) => digits is int d
            ? PythonNumber.Round(drawing[index], d).ToString("F" + d.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)
            : drawing.Text(index);

        Shape shape = drawing.Shape;
        if (shape.Count == 0)
            return;
        if (shape.Rank < 2)
        {
            WriteRows(writer, Element, 0, shape.Rank == 0 ? 1 : (int)shape[0], 1, isShortened);
            return;
        }

        int columns = (int)shape[^1];
        int rows = (int)shape[^2];
        int blocks = (int)(shape.Count / ((long)rows * columns));
        foreach (int block in Shown(blocks, isShortened))
        {
            if (shape.Rank > 2)
                writer.Write(block < 0 ? "\n# ...\n" : $"\n# [{Place(shape, block)}, :, :]\n");
            if (block >= 0)
                WriteRows(writer, Element, block * rows * columns, rows, columns, isShortened);
        }
    }

    private static void WriteHead(TextWriter writer, DrawRequest request, Drawing drawing)
    {
        string law = request.Distribution?.ToString() is { } text && text != request.Initializer.ToString() ? $": {text}" : "";
        string part = request.Slice is null ? "" : $" (slice {request.SliceText} of {request.Tensor.Shape})";
        string fans = request.Fans is { } known ? string.Create(CultureInfo.InvariantCulture, $", fan_in {known.In}, fan_out {known.Out}") : "";
        string name = request.Stream.IsAddressableFrom(request.Seed) ? $", name {request.Tensor.Name}" : "";
        writer.Write($"# {request.Initializer}{law}\n");
        writer.Write($"# {request.Stream.Name}, seed {request.Seed}{name}, {request.Tensor.DType.Name()}, shape {drawing.Shape}{part}{fans}\n");
    }

    private static void WriteRows(TextWriter writer, Func<int, string> element, int start, int rows, int columns, bool isShortened)
    {
        int[] shownColumns = [.. Shown(columns, isShortened)];
        List<string[]> cells = [];
        foreach (int row in Shown(rows, isShortened))
            cells.Add([.. shownColumns.Select(column => row < 0 || column < 0 ? "..." : element(start + (row * columns) + column))]);
        for (int i = 0; i < shownColumns.Length; i++)
        {
            int width = cells.Max(row => row[i].Length);
            foreach (string[] row in cells)
                row[i] = row[i].PadLeft(width);
        }

        foreach (string[] row in cells)
        {
            writer.Write(string.Join("  ", row));
            writer.Write('\n');
        }
    }

    // The indices of an axis to show; -1 stands for those left out.
    private static IEnumerable<int> Shown(int length, bool isShortened) =>
        !isShortened || length <= (2 * Edge) + 1
            ? Enumerable.Range(0, length)
            : [.. Enumerable.Range(0, Edge), -1, .. Enumerable.Range(length - Edge, Edge)];

    private static string Place(Shape shape, long block)
    {
        var indices = new string[shape.Rank - 2];
        for (int axis = indices.Length - 1; axis >= 0; axis--)
        {
            indices[axis] = (block % shape[axis]).ToString(CultureInfo.InvariantCulture);
            block /= shape[axis];
        }

        return string.Join(", ", indices);
    }
}
