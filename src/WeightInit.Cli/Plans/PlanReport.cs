using System.Globalization;
using WeightInit.Models;

namespace WeightInit.Cli;

/// <summary>
/// Shows a plan: tables for people, drawn on a terminal and Markdown where the output is redirected; the contract's JSON for
/// programs.
/// </summary>
internal static class PlanReport
{
    /// <summary>The plan of a dry run.</summary>
    internal static void Print(Terminal terminal, Plan plan, bool asJson)
    {
        if (asJson)
        {
            JsonOutput.Write(terminal, json => PlanJson.Write(json, plan));
            foreach (string assumption in plan.Model.Assumptions)
                terminal.Error.WriteLine($"weightinit: assumed: {assumption}");
        }
        else
        {
            PrintForPeople(terminal, plan);
        }

        foreach (int unused in plan.UnusedRules)
            terminal.Error.WriteLine($"weightinit: warning: rule {unused + 1} of {OneLine.Plain(plan.Recipe.Name)} ({OneLine.Plain(plan.Recipe.Rules[unused].Describe())}) is for no tensor");
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
                if (written.Order is not null)
                    json.WriteString("order", written.Order);
                json.WriteNumber("tensors", plan.Tensors.Count);
                json.WriteNumber("parameters", plan.Parameters);
                json.WriteNumber("elements", plan.Elements);
                json.WriteNumber("bytes", plan.Bytes);
                json.WriteNumber("seconds", Math.Round(elapsed.TotalSeconds, 3));
                json.WriteString("content_sha256", written.ContentDigest);
                KeptReport.Write(json, written);
                json.WriteEndObject();
            });
            return;
        }

        PlanTables.ByInitializer(KeptReport.Drawn(plan, written)).Print(terminal);
        double seconds = Math.Max(elapsed.TotalSeconds, 1e-3);
        terminal.Out.WriteLine();
        terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{folder}: {plan.Tensors.Count} tensors, {Sizes.Count(plan.Parameters)} parameters, {Sizes.Text(plan.Bytes)} in {seconds:0.00} s ({Sizes.Text((long)(plan.Bytes / seconds))}/s)"));
        terminal.Out.WriteLine($"stream {written.Stream}, seed {written.Seed}{(written.Order is null ? "" : $", order of {OneLine.Plain(written.Order)}")}, content sha256 {written.ContentDigest}");
        Assumed(terminal, plan, "");
    }

    private static void PrintForPeople(Terminal terminal, Plan plan)
    {
        string heading = terminal.IsPlain ? "# " : "";
        terminal.Out.WriteLine($"{heading}{OneLine.Plain(plan.Model.Name)}: recipe {OneLine.Plain(plan.Recipe.Name)}");
        terminal.Out.WriteLine();
        terminal.Out.WriteLine(OneLine.Plain(plan.Recipe.Description ?? plan.Recipe.Source));
        if (plan.Recipe.Description is not null)
            terminal.Out.WriteLine($"Source: {OneLine.Plain(plan.Recipe.Source)}.");
        terminal.Out.WriteLine();
        PlanTables.Rules(plan).Print(terminal);
        terminal.Out.WriteLine();
        PlanTables.Tensors(plan).Print(terminal);
        terminal.Out.WriteLine();
        terminal.Out.WriteLine(
            $"{Sizes.Count(plan.Tensors.Count)} tensors, {Sizes.Count(plan.Parameters)} parameters, {Sizes.Count(plan.Elements)} elements, {Sizes.Count(plan.Bytes)} bytes ({Sizes.Text(plan.Bytes)}) of {Types(plan)}");
        Assumed(terminal, plan, terminal.IsPlain ? "- " : "");
    }

    private static string Types(Plan plan) =>
        string.Join(" and ", plan.Tensors.Select(planned => planned.Tensor.DType).Distinct().Select(type => type.Name()));

    private static void Assumed(Terminal terminal, Plan plan, string item)
    {
        if (plan.Model.Assumptions.Count > 0 && item.Length > 0)
            terminal.Out.WriteLine();
        foreach (string assumption in plan.Model.Assumptions)
            terminal.Out.WriteLine($"{item}assumed: {assumption}");
    }
}
