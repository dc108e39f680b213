using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using WeightInit.Models;
using WeightInit.Signal;

namespace WeightInit.Cli;

/// <summary><c>weightinit audit FILE|DIR</c>: the laws and schemes of a checkpoint's weights, and what is wrong with them.</summary>
internal static class AuditVerb
{
    internal static Command Create(Terminal terminal)
    {
        Argument<string> path = new("FILE|DIR") { Description = "A safetensors file or index, a npz archive, an ONNX file with weights, or a folder with a checkpoint." };
        Option<string?> recipe = new("--recipe") { Description = "The recipe that the weights should follow; by default what the checkpoint's weightinit.json says.", HelpName = "NAME|FILE" };
        Option<bool> json = new("--json") { Description = "Print JSON (docs/formats/audit.md)." };
        Command verb = new("audit", "Say which laws a checkpoint's weights follow, and what is wrong with them.") { path, recipe, json };
        verb.SetAction((parsed, interruption) =>
        {
            string file = parsed.GetValue(path)!;
            if (file.Length == 0)
                throw new CliException(ExitCode.Usage, "audit: the name of the file is empty");
            Recipe? claimed = parsed.GetValue(recipe) is { } name ? RecipeArgument.Load("audit", name) : null;
            Audit audit;
            using (ProgressLine progress = new(terminal, $"auditing {OneLine.Plain(file)}"))
                audit = Audit.Of(file, claimed, (done, all) => progress.Report(new WriteProgress(done, all)), interruption);
            if (parsed.GetValue(json))
                JsonOutput.Write(terminal, writer => Write(writer, audit));
            else
                Print(terminal, audit);
            return Task.FromResult((int)(audit.Findings.Any(finding => !finding.IsTip) ? ExitCode.Finding : ExitCode.Done));
        });
        return verb;
    }

    private static void Print(Terminal terminal, Audit audit)
    {
        TextTable table = new(
            new TextColumn("tensor"), new TextColumn("shape"), new TextColumn("role"), new TextColumn("mean") { IsNumber = true }, new TextColumn("sd") { IsNumber = true },
            new TextColumn("law"), new TextColumn("scheme"), new TextColumn("claimed sd") { IsNumber = true }, new TextColumn("ratio") { IsNumber = true }, new TextColumn("outliers") { IsNumber = true });
        foreach (AuditedTensor tensor in audit.Tensors)
        {
            table.Add(
                tensor.Name, tensor.Shape.ToString(), tensor.Role.Name(), Number(tensor.Mean), Number(tensor.Std), tensor.Fit.ToString(), string.Join(", ", tensor.Schemes),
                tensor.ClaimedStd is { } std ? Number(std) : "", tensor.Ratio is { } ratio ? Number(ratio) : "", tensor.Outliers == 0 ? "" : tensor.Outliers.ToString(CultureInfo.InvariantCulture));
        }

        table.Print(terminal);
        terminal.Out.Write($"\n{audit.Tensors.Count} tensors{(audit.Recipe is null ? "" : $", claimed by the recipe {audit.Recipe}")}; {audit.Findings.Count} findings\n");
        foreach (Finding finding in audit.Findings)
            terminal.Out.Write($"- {finding.Kind.Name()} at {OneLine.Plain(finding.Layer)}: {finding.Evidence}. Instead: {finding.Suggestion}\n");
    }

    private static string Number(double value) => value.ToString("G5", CultureInfo.InvariantCulture);

    private static void Write(Utf8JsonWriter json, Audit audit)
    {
        json.WriteStartObject();
        json.WriteString("path", audit.Path);
        json.WriteString("recipe", audit.Recipe);
        json.WriteStartArray("tensors");
        foreach (AuditedTensor tensor in audit.Tensors)
            Write(json, tensor);
        json.WriteEndArray();
        json.WriteStartArray("findings");
        foreach (Finding finding in audit.Findings)
        {
            json.WriteStartObject();
            json.WriteString("kind", finding.Kind.Name());
            json.WriteString("direction", "weights");
            json.WriteString("layer", finding.Layer);
            json.WriteString("evidence", finding.Evidence);
            json.WriteString("suggestion", finding.Suggestion);
            json.WriteNumber("confidence", finding.Confidence);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, AuditedTensor tensor)
    {
        json.WriteStartObject();
        json.WriteString("name", tensor.Name);
        json.WriteStartArray("shape");
        foreach (long axis in tensor.Shape)
            json.WriteNumberValue(axis);
        json.WriteEndArray();
        json.WriteString("dtype", tensor.Type);
        json.WriteString("role", tensor.Role.Name());
        json.WriteNumber("mean", tensor.Mean);
        json.WriteNumber("std", tensor.Std);
        json.WriteStartObject("fit");
        json.WriteString("law", tensor.Fit.Law);
        json.WriteNumber("distance", tensor.Fit.Distance);
        json.WriteNumber("probability", tensor.Fit.Probability);
        json.WriteNumber("sample", tensor.Fit.Count);
        json.WriteEndObject();
        json.WriteStartArray("schemes");
        foreach (string scheme in tensor.Schemes)
            json.WriteStringValue(scheme);
        json.WriteEndArray();
        json.WriteString("claim", tensor.Claim);
        if (tensor.ClaimedStd is { } std)
            json.WriteNumber("claimed_std", std);
        if (tensor.Ratio is { } ratio)
            json.WriteNumber("ratio", ratio);
        json.WriteString("clone_of", tensor.CloneOf);
        json.WriteNumber("outliers", tensor.Outliers);
        json.WriteNumber("non_finite", tensor.NonFinite);
        json.WriteEndObject();
    }
}
