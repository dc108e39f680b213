using System.Text.Json;
using WeightInit.Models;

namespace WeightInit.Cli;

/// <summary>The checkpoint of <c>--only-missing</c>: which tensors are kept from it, which are drawn, which are left out.</summary>
internal static class KeptReport
{
    /// <summary>Opens the checkpoint, or nothing where the option is not given; warns of what it holds in vain.</summary>
    internal static KeptTensors? Open(Terminal terminal, string? path, ModelSpec model)
    {
        if (path is null)
            return null;
        if (path.Length == 0)
            throw new CliException(ExitCode.Usage, "init: the name of the checkpoint for --only-missing is empty");
        KeptTensors kept = KeptTensors.Open(path, model);
        if (kept.Count == 0)
            Warn(terminal, $"{OneLine.Plain(path)} holds no tensor of {OneLine.Plain(model.Name)}; all are drawn");
        if (kept.Ignored.Count > 0)
            Warn(terminal, $"{OneLine.Plain(path)} holds {kept.Ignored.Count} tensors that {OneLine.Plain(model.Name)} does not have, which are left out: {Few(kept.Ignored)}");
        return kept;
    }

    /// <summary>The two lists for people; nothing without the option.</summary>
    internal static void Print(TextWriter writer, KeptTensors? kept, IReadOnlyList<TensorSpec> tensors)
    {
        if (kept is null)
            return;
        writer.WriteLine($"kept from {OneLine.Plain(kept.Path)}: {kept.Count} of {tensors.Count} tensors");
        foreach (TensorSpec tensor in tensors.Where(tensor => kept.FileOf(tensor.Name) is not null))
            writer.WriteLine($"  {OneLine.Plain(tensor.Name)} ({tensor.Shape}) from {OneLine.Plain(kept.FileOf(tensor.Name)!)}");
        writer.WriteLine($"drawn: {tensors.Count - kept.Count} of {tensors.Count} tensors");
        foreach (TensorSpec tensor in tensors.Where(tensor => kept.FileOf(tensor.Name) is null))
            writer.WriteLine($"  {OneLine.Plain(tensor.Name)} ({tensor.Shape})");
    }

    /// <summary>The keys <c>kept</c> and <c>drawn</c>, where tensors were kept.</summary>
    internal static void Write(Utf8JsonWriter json, Provenance written)
    {
        if (written.Kept == 0)
            return;
        json.WriteStartArray("kept");
        foreach (ProvenanceTensor tensor in written.Tensors.Where(tensor => tensor.KeptFrom is not null))
        {
            json.WriteStartObject();
            json.WriteString("name", tensor.Tensor.Name);
            json.WriteString("file", tensor.KeptFrom);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("drawn");
        foreach (ProvenanceTensor tensor in written.Tensors.Where(tensor => tensor.KeptFrom is null))
            json.WriteStringValue(tensor.Tensor.Name);
        json.WriteEndArray();
    }

    /// <summary>The plan of the tensors that were drawn.</summary>
    internal static Plan Drawn(Plan plan, Provenance written) => plan with { Tensors = [.. plan.Tensors.Where((_, i) => written.Tensors[i].KeptFrom is null)] };

    private static void Warn(Terminal terminal, string text) => terminal.Error.WriteLine($"weightinit: warning: {text}");

    private static string Few(IReadOnlyList<string> names)
    {
        const int Shown = 5;
        string list = string.Join(", ", names.Take(Shown).Select(OneLine.Quote));
        return names.Count > Shown ? $"{list} and {names.Count - Shown} more" : list;
    }
}
