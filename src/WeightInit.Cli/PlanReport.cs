using System.Globalization;
using System.Text.Json;
using Spectre.Console;
using WeightInit.Models;

namespace WeightInit.Cli;

/// <summary>Shows a plan: as a table for people, as the contract's JSON for programs.</summary>
internal static class PlanReport
{
    /// <summary>The plan of a dry run.</summary>
    internal static void Print(Terminal terminal, Plan plan, bool asJson)
    {
        if (asJson)
        {
            JsonOutput.Write(terminal, json => Write(json, plan));
            foreach (string assumption in plan.Model.Assumptions)
                terminal.Error.WriteLine($"weightinit: assumed: {assumption}");
            return;
        }

        Table table = new Table().Border(terminal.IsPlain ? TableBorder.None : TableBorder.Simple)
            .AddColumns("tensor", "shape", "fans", "initializer", "distribution", "rule");
        foreach (PlannedTensor planned in plan.Tensors)
        {
            table.AddRow(
                Markup.Escape(OneLine.Plain(planned.Tensor.Name)), planned.Tensor.Shape.ToString(), planned.Fans?.ToString() ?? "-",
                Markup.Escape(planned.Initializer.ToString()), Markup.Escape(planned.Distribution?.ToString() ?? "-"), Markup.Escape(OneLine.Plain(planned.Rule)));
        }

        terminal.Console.Write(table);
        terminal.Out.WriteLine($"{OneLine.Plain(plan.Model.Name)}, recipe {plan.Recipe.Name} ({plan.Recipe.Source})");
        terminal.Out.WriteLine($"{plan.Tensors.Count} tensors, {Sizes.Count(plan.Parameters)} parameters, {Sizes.Count(plan.Elements)} elements, {Sizes.Text(plan.Bytes)}");
        foreach (string assumption in plan.Model.Assumptions)
            terminal.Out.WriteLine($"assumed: {assumption}");
        foreach (int unused in plan.UnusedRules)
            terminal.Error.WriteLine($"weightinit: warning: rule {unused + 1} of {plan.Recipe.Name} ({plan.Recipe.Rules[unused].Describe()}) is for no tensor");
    }

    /// <summary>What was written: by rule how many tensors and elements, and the sums.</summary>
    internal static void PrintWritten(Terminal terminal, Plan plan, string folder, Provenance written, TimeSpan elapsed, bool asJson)
    {
        if (asJson)
        {
            JsonOutput.Write(terminal, json =>
            {
                json.WriteStartObject();
                json.WriteString("folder", folder);
                json.WriteString("model", plan.Model.Name);
                json.WriteString("recipe", plan.Recipe.Name);
                json.WriteString("stream", written.Stream);
                json.WriteString("seed", written.Seed);
                json.WriteNumber("tensors", plan.Tensors.Count);
                json.WriteNumber("parameters", plan.Parameters);
                json.WriteNumber("elements", plan.Elements);
                json.WriteNumber("bytes", plan.Bytes);
                json.WriteNumber("seconds", Math.Round(elapsed.TotalSeconds, 3));
                json.WriteString("content_sha256", written.ContentDigest);
                json.WriteEndObject();
            });
            return;
        }

        Table table = new Table().Border(terminal.IsPlain ? TableBorder.None : TableBorder.Simple)
            .AddColumns(new TableColumn("tensors").RightAligned(), new TableColumn("elements").RightAligned(), new TableColumn("initializer"), new TableColumn("rule"));
        foreach (IGrouping<(int, string), PlannedTensor> group in plan.Tensors.GroupBy(planned => (planned.RuleIndex, planned.Initializer.ToString())).OrderBy(group => group.Key.RuleIndex))
        {
            table.AddRow(Sizes.Count(group.Count()), Sizes.Count(group.Sum(planned => planned.Tensor.Shape.Count)),
                Markup.Escape(group.Key.Item2), Markup.Escape(OneLine.Plain(group.First().Rule)));
        }

        terminal.Console.Write(table);
        double seconds = Math.Max(elapsed.TotalSeconds, 1e-3);
        terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{folder}: {plan.Tensors.Count} tensors, {Sizes.Count(plan.Parameters)} parameters, {Sizes.Text(plan.Bytes)} in {seconds:0.00} s ({Sizes.Text((long)(plan.Bytes / seconds))}/s)"));
        terminal.Out.WriteLine($"stream {written.Stream}, seed {written.Seed}, content sha256 {written.ContentDigest}");
        foreach (string assumption in plan.Model.Assumptions)
            terminal.Out.WriteLine($"assumed: {assumption}");
    }

    private static void Write(Utf8JsonWriter json, Plan plan)
    {
        json.WriteStartObject();
        json.WriteString("model", plan.Model.Name);
        json.WriteString("recipe", plan.Recipe.Name);
        json.WriteNumber("parameters", plan.Parameters);
        json.WriteNumber("elements", plan.Elements);
        json.WriteNumber("bytes", plan.Bytes);
        json.WriteStartArray("tensors");
        foreach (PlannedTensor planned in plan.Tensors.OrderBy(planned => SafetensorsEntryInfo.Of(planned.Tensor), SafetensorsEntryInfo.FileOrder))
            Write(json, planned);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, PlannedTensor planned)
    {
        json.WriteStartObject();
        json.WriteString("name", planned.Tensor.Name);
        json.WriteString("role", planned.Tensor.Role.Name());
        json.WriteStartArray("shape");
        foreach (long axis in planned.Tensor.Shape.Axes)
            json.WriteNumberValue(axis);
        json.WriteEndArray();
        json.WriteString("dtype", planned.Tensor.DType.Name());
        json.WriteString("initializer", planned.Initializer.ToString());
        json.WriteString("distribution", planned.Distribution?.ToString());
        if (planned.Fans is { } fans)
        {
            json.WriteNumber("fan_in", fans.In);
            json.WriteNumber("fan_out", fans.Out);
        }
        else
        {
            json.WriteNull("fan_in");
            json.WriteNull("fan_out");
        }

        if (planned.Distribution is { } law)
            json.WriteNumber("std", law.StandardDeviation);
        else
            json.WriteNull("std");
        json.WriteString("rule", planned.Rule);
        json.WriteEndObject();
    }
}
