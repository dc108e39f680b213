using System.Globalization;
using System.Text;

namespace WeightInit.Models;

/// <summary>
/// Numbers as text: a sample a line, columns parted by commas, semicolons, tabs or spaces, perhaps a first line of names. The
/// point is the decimal point.
/// </summary>
internal static class CsvNumbers
{
    private const int MostLineLength = 16 << 20;
    private static readonly char[] Separators = [',', ';', '\t', ' '];

    internal static DataArray Read(string path, Stream content, long mostSamples)
    {
        using StreamReader reader = new(content, new UTF8Encoding(false, true), detectEncodingFromByteOrderMarks: false);
        List<double> values = [];
        int columns = 0;
        long samples = 0, place = 0;
        bool integer = true;
        foreach (string line in Lines(path, reader))
        {
            place++;
            string[] cells = line.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            if (cells.Length == 0 || (samples == 0 && place == 1 && cells.Any(cell => !IsNumber(cell, out _))))
                continue;
            if (columns != 0 && cells.Length != columns)
                throw new DataException(DataError.Ragged, path, $"line {place} has {cells.Length} columns, those before it {columns}.");
            columns = cells.Length;
            if (++samples > mostSamples)
                continue;
            DataFile.CheckSize(path, values.Count + columns);
            for (int i = 0; i < columns; i++)
            {
                if (!IsNumber(cells[i], out double value))
                    throw new DataException(DataError.NotANumber, path, $"line {place}, column {i + 1}: {OneLine.Quote(cells[i])} is no number.");
                integer &= cells[i].AsSpan().IndexOfAny('.', 'e', 'E') < 0 && double.IsFinite(value);
                values.Add(value);
            }
        }

        long read = Math.Min(samples, mostSamples);
        return new DataArray(path, columns == 1 ? [read] : [read, columns], [.. values], integer, samples);
    }

    private static bool IsNumber(string cell, out double value) => double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out value);

    private static IEnumerable<string> Lines(string path, StreamReader reader)
    {
        StringBuilder line = new();
        char[] buffer = new char[1 << 14];
        for (int read = Next(path, reader, buffer); read > 0; read = Next(path, reader, buffer))
        {
            for (int i = 0; i < read; i++)
            {
                if (buffer[i] == '\n')
                {
                    yield return line.ToString();
                    line.Clear();
                }
                else if (buffer[i] != '\r')
                {
                    line.Append(buffer[i]);
                }
            }

            if (line.Length > MostLineLength)
                throw new DataException(DataError.LineTooLong, path, $"a line is longer than {MostLineLength} characters.");
        }

        if (line.Length > 0)
            yield return line.ToString();
    }

    private static int Next(string path, StreamReader reader, char[] buffer)
    {
        try
        {
            return reader.Read(buffer);
        }
        catch (DecoderFallbackException exception)
        {
            throw new DataException(DataError.UnknownFormat, path, "it is neither npy, npz, IDX nor text of numbers.", exception);
        }
    }
}
