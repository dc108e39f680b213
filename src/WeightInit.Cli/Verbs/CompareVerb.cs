using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using WeightInit.Models;

namespace WeightInit.Cli;

/// <summary><c>weightinit compare MODEL</c>: what two recipes make of a model, tensor by tensor, and the ratio of their variances.</summary>
internal static class CompareVerb
{
    private const string Usual = "torch-default,keras-default";

    internal static Command Create(Terminal terminal)
    {
        Argument<string> model = new("MODEL") { Description = "A built-in name, a Hugging Face config.json, a module list, a manifest, a .safetensors file or index, or an .onnx file." };
        Option<string> recipes = new("--recipes") { Description = "Two recipes, names or JSON files.", DefaultValueFactory = _ => Usual, HelpName = "A,B" };
        Option<bool> json = new("--json") { Description = "Print JSON (docs/formats/audit.md)." };
        Command verb = new("compare", "Compare two frameworks' default weights for a model.") { model, recipes, json };
        verb.SetAction((parsed, _) =>
        {
            string[] names = parsed.GetValue(recipes)!.Split(',', StringSplitOptions.TrimEntries);
            if (names.Length != 2 || names.Contains(""))
                throw new CliException(ExitCode.Usage, $"compare: '{OneLine.Plain(parsed.GetValue(recipes)!)}' is not two recipes; write two names or files joined by a comma, as {Usual}");
            LoadedModel loaded = ModelSource.Load(parsed.GetValue(model)!);
            Plan first = RecipeArgument.Load("compare", names[0]).Resolve(loaded.Model), second = RecipeArgument.Load("compare", names[1]).Resolve(loaded.Model);
            if (parsed.GetValue(json))
                JsonOutput.Write(terminal, writer => Write(writer, first, second));
            else
                Print(terminal, first, second);
            return Task.FromResult((int)ExitCode.Done);
        });
        return verb;
    }

    /// <summary>Var B / Var A; null where a law has no deviation, or both are constants.</summary>
    private static double? Ratio(PlannedTensor first, PlannedTensor second) =>
        first.StandardDeviation is > 0 and var a && second.StandardDeviation is { } b ? b / a * (b / a) : null;

    private static void Print(Terminal terminal, Plan first, Plan second)
    {
        TextTable table = new(
            new TextColumn("tensor"), new TextColumn("shape"), new TextColumn("role"), new TextColumn(first.Recipe.Name), new TextColumn("sd") { IsNumber = true },
            new TextColumn(second.Recipe.Name), new TextColumn("sd") { IsNumber = true }, new TextColumn("variance ratio") { IsNumber = true });
        for (int i = 0; i < first.Tensors.Count; i++)
        {
            (PlannedTensor a, PlannedTensor b) = (first.Tensors[i], second.Tensors[i]);
            table.Add(
                a.Tensor.Name, a.Tensor.Shape.ToString(), a.Tensor.Role.Name(), a.Initializer.ToString()!, Number(a.StandardDeviation), b.Initializer.ToString()!, Number(b.StandardDeviation), Number(Ratio(a, b)));
        }

        table.Print(terminal);
        int equal = Enumerable.Range(0, first.Tensors.Count).Count(i => first.Tensors[i].LawText is { } law && law == second.Tensors[i].LawText);
        terminal.Out.Write(string.Create(CultureInfo.InvariantCulture, $"\n{first.Tensors.Count} tensors, {equal} with the same law; the ratio is the variance of {second.Recipe.Name} over that of {first.Recipe.Name}\n"));
        foreach (string assumption in first.Model.Assumptions)
            terminal.Error.Write($"weightinit: assumed: {assumption}\n");
    }

    private static string Number(double? value) => value?.ToString("G5", CultureInfo.InvariantCulture) ?? "";

    private static void Write(Utf8JsonWriter json, Plan first, Plan second)
    {
        json.WriteStartObject();
        json.WriteString("model", first.Model.Name);
        json.WriteStartArray("recipes");
        json.WriteStringValue(first.Recipe.Name);
        json.WriteStringValue(second.Recipe.Name);
        json.WriteEndArray();
        json.WriteStartArray("tensors");
        for (int i = 0; i < first.Tensors.Count; i++)
        {
            json.WriteStartObject();
            json.WriteString("name", first.Tensors[i].Tensor.Name);
            json.WriteString("shape", first.Tensors[i].Tensor.Shape.ToString());
            json.WriteString("role", first.Tensors[i].Tensor.Role.Name());
            Write(json, "a", first.Tensors[i]);
            Write(json, "b", second.Tensors[i]);
            if (Ratio(first.Tensors[i], second.Tensors[i]) is { } ratio)
                json.WriteNumber("variance_ratio", ratio);
            else
                json.WriteNull("variance_ratio");
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, PlannedTensor planned)
    {
        json.WriteStartObject(name);
        json.WriteString("initializer", planned.Initializer.ToString());
        json.WriteString("distribution", planned.LawText);
        if (planned.StandardDeviation is { } std)
            json.WriteNumber("std", std);
        else
            json.WriteNull("std");
        json.WriteEndObject();
    }
}
