using System.Globalization;
using System.Text.Json;
using Spectre.Console;
using WeightInit.Models;

namespace WeightInit.Cli;

/// <summary>Shows what a file holds: as a table for people, as JSON for programs.</summary>
internal static class InspectionReport
{
    /// <summary>How much of a name a table shows.</summary>
    private const int NameLength = 120;

    /// <summary>Columns of a histogram in a table: half of <see cref="TensorStatistics.Bins"/>.</summary>
    private const int Columns = TensorStatistics.Bins / 2;

    private const string Blocks = " ▁▂▃▄▅▆▇█";

    internal static void Print(Terminal terminal, StoredModel model, TensorStatistics[] statistics)
    {
        bool anyNonFinite = statistics.Any(of => of.NonFinite > 0);
        if (statistics.Length > 0)
            terminal.Console.Write(TableOf(terminal, model, statistics, anyNonFinite));
        foreach ((string key, string value) in model.Metadata)
            terminal.Out.WriteLine($"metadata {OneLine.Plain(key, NameLength)}: {OneLine.Plain(value, NameLength)}");
        string files = model.Files.Count == 1 ? OneLine.Plain(model.Files[0]) : $"{model.Files.Count} files";
        terminal.Out.WriteLine(
            $"{files} ({model.Format}): {statistics.Length} tensors, {Sizes.Count(Elements(model))} elements, {Sizes.Text(Bytes(model))}");
        if (anyNonFinite)
            terminal.Out.WriteLine($"{Sizes.Count(statistics.Sum(of => of.NonFinite))} elements are NaN or infinite; the moments are of the others");
    }

    internal static void PrintJson(Terminal terminal, StoredModel model, TensorStatistics[] statistics) => JsonOutput.Write(terminal, json =>
    {
        json.WriteStartObject();
        json.WriteString("path", model.Path);
        json.WriteString("format", model.Format);
        json.WriteStartArray("files");
        foreach (string file in model.Files)
            json.WriteStringValue(file);
        json.WriteEndArray();
        json.WriteStartObject("metadata");
        foreach ((string key, string value) in model.Metadata)
            json.WriteString(key, value);
        json.WriteEndObject();
        json.WriteNumber("elements", Elements(model));
        json.WriteNumber("bytes", Bytes(model));
        json.WriteStartArray("tensors");
        for (int i = 0; i < statistics.Length; i++)
            Write(json, model.Tensors[i], statistics[i]);
        json.WriteEndArray();
        json.WriteEndObject();
    });

    /// <summary>A histogram as one line of blocks, as high as its bins are full; a bin that is not empty is never blank.</summary>
    internal static string Sparkline(IReadOnlyList<long> histogram)
    {
        if (histogram.Count == 0)
            return "-";
        long[] counts = [.. Enumerable.Range(0, Columns).Select(i => histogram[2 * i] + histogram[2 * i + 1])];
        double largest = counts.Max();
        return string.Concat(counts.Select(count => Blocks[count == 0 ? 0 : Math.Max(1, (int)Math.Round(count / largest * (Blocks.Length - 1)))]));
    }

    private static Table TableOf(Terminal terminal, StoredModel model, TensorStatistics[] statistics, bool anyNonFinite)
    {
        Table table = new Table().Border(terminal.IsPlain ? TableBorder.None : TableBorder.Simple).AddColumns("tensor", "shape", "dtype");
        foreach (string number in new[] { "mean", "sd", "min", "max", "kurtosis" })
            table.AddColumn(new TableColumn(number).RightAligned().NoWrap());
        if (anyNonFinite)
            table.AddColumn(new TableColumn("not finite").RightAligned());
        table.AddColumn(new TableColumn("histogram").NoWrap());
        for (int i = 0; i < statistics.Length; i++)
        {
            StoredTensor tensor = model.Tensors[i];
            TensorStatistics of = statistics[i];
            List<string> row =
            [
                Markup.Escape(OneLine.Plain(tensor.Name, NameLength)), OneLine.Plain(tensor.Shape.ToString(), NameLength), tensor.TypeName,
                Text(of.Mean), Text(of.Std), Text(of.Min), Text(of.Max), Text(of.Kurtosis),
            ];
            if (anyNonFinite)
                row.Add(Sizes.Count(of.NonFinite));
            row.Add(Sparkline(of.Histogram));
            table.AddRow([.. row]);
        }

        return table;
    }

    private static void Write(Utf8JsonWriter json, StoredTensor tensor, TensorStatistics of)
    {
        json.WriteStartObject();
        json.WriteString("name", tensor.Name);
        json.WriteString("file", tensor.File);
        json.WriteStartArray("shape");
        foreach (long axis in tensor.Shape.Axes)
            json.WriteNumberValue(axis);
        json.WriteEndArray();
        json.WriteString("dtype", tensor.TypeName);
        json.WriteNumber("elements", tensor.Shape.Count);
        json.WriteNumber("bytes", tensor.ByteCount);
        json.WriteNumber("non_finite", of.NonFinite);
        Write(json, "mean", of.Mean);
        Write(json, "std", of.Std);
        Write(json, "min", of.Min);
        Write(json, "max", of.Max);
        Write(json, "kurtosis", of.Kurtosis);
        json.WriteStartArray("histogram");
        foreach (long count in of.Histogram)
            json.WriteNumberValue(count);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, double? value)
    {
        if (value is null)
            json.WriteNull(name);
        else if (double.IsFinite(value.Value))
            json.WriteNumber(name, value.Value);
        else
            json.WriteString(name, value.Value.ToString(CultureInfo.InvariantCulture));
    }

    private static string Text(double? value) =>
        value?.ToString("G6", CultureInfo.InvariantCulture).Replace("E", "e", StringComparison.Ordinal) ?? "-";

    private static long Elements(StoredModel model) => model.Tensors.Sum(tensor => tensor.Shape.Count);

    private static long Bytes(StoredModel model) => model.Tensors.Sum(tensor => tensor.ByteCount);
}
