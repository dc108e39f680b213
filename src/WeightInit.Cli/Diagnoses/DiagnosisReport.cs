using Spectre.Console;
using WeightInit.Models;
using WeightInit.Signal;

namespace WeightInit.Cli;

/// <summary>A diagnosis on the terminal: the verdict, what is wrong and its cure, and the layers with their bars.</summary>
internal static class DiagnosisReport
{
    internal static void Print(Terminal terminal, Diagnosis diagnosis)
    {
        TextWriter output = terminal.Out;
        output.WriteLine($"{OneLine.Plain(diagnosis.Network.Name)}: {OneLine.Plain(diagnosis.Initialization)}; measured on {OneLine.Plain(diagnosis.Data)}; {diagnosis.Loss}");
        if (diagnosis.InitialLoss is { } loss)
            output.WriteLine($"first loss {ReportNumbers.Short(loss)}{(diagnosis.PredictedLoss is { } predicted ? $", predicted {ReportNumbers.Short(predicted)}" : "")}");
        output.WriteLine();
        Layers(terminal, diagnosis);
        output.WriteLine();
        foreach (Finding finding in diagnosis.Findings)
            Print(terminal, finding);
        string verdict = DiagnosisWords.Verdict(diagnosis.Verdict);
        if (terminal.IsPlain)
            output.WriteLine($"{verdict}. {DiagnosisWords.Sentence(diagnosis)}");
        else
            terminal.Console.MarkupLine($"[{Colour(diagnosis.Verdict)} bold]{verdict}.[/] {Markup.Escape(DiagnosisWords.Sentence(diagnosis))}");
        foreach (string assumption in diagnosis.Assumptions)
            output.WriteLine($"assumed: {OneLine.Plain(assumption)}");
    }

    private static void Print(Terminal terminal, Finding finding)
    {
        string title = finding.IsTip ? $"tip: {DiagnosisWords.Title(finding)}" : DiagnosisWords.Title(finding);
        string place = OneLine.Plain(finding.Layer);
        if (terminal.IsPlain)
            terminal.Out.WriteLine($"{title} ({finding.Kind.Name()}, {finding.Direction.Name()}) at {place}");
        else
            terminal.Console.MarkupLine($"[bold]{Markup.Escape(title)}[/] ({finding.Kind.Name()}, {finding.Direction.Name()}) at [bold]{Markup.Escape(place)}[/]");
        terminal.Out.WriteLine($"  {OneLine.Plain(finding.Evidence)}{(finding.Formula is null ? "" : $"  [{OneLine.Plain(finding.Formula)}]")}");
        terminal.Out.WriteLine($"  cure: {OneLine.Plain(finding.Suggestion)}");
        terminal.Out.WriteLine();
    }

    private static void Layers(Terminal terminal, Diagnosis diagnosis)
    {
        LogBar forward = new(diagnosis.Layers.Select(layer => layer.Measured?.SecondMoment ?? layer.Predicted?.SecondMoment));
        LogBar backward = new(diagnosis.Layers.Select(layer => layer.Measured?.Gradient ?? layer.Predicted?.Gradient));
        TextTable table = new(
            new TextColumn("layer") { IsCode = true }, new TextColumn("kind"),
            new TextColumn("forward, predicted") { IsNumber = true }, new TextColumn("measured") { IsNumber = true }, new TextColumn("10^"),
            new TextColumn("backward, predicted") { IsNumber = true }, new TextColumn("measured") { IsNumber = true }, new TextColumn("10^"),
            new TextColumn("flat") { IsNumber = true }, new TextColumn("dead") { IsNumber = true });
        foreach (DiagnosedLayer layer in diagnosis.Layers)
        {
            table.Add(
                layer.Layer.Name, layer.Layer.Kind,
                ReportNumbers.Short(layer.Predicted?.SecondMoment), ReportNumbers.Short(layer.Measured?.SecondMoment),
                forward.Of(layer.Measured?.SecondMoment ?? layer.Predicted?.SecondMoment),
                ReportNumbers.Short(layer.Predicted?.Gradient), ReportNumbers.Short(layer.Measured?.Gradient),
                backward.Of(layer.Measured?.Gradient ?? layer.Predicted?.Gradient),
                ReportNumbers.Percent(layer.Measured?.Saturated), ReportNumbers.Percent(layer.Measured?.Dead));
        }

        table.Print(terminal);
    }

    private static string Colour(Verdict verdict) => verdict switch
    {
        Verdict.Trains => "green",
        Verdict.Slow => "yellow",
        _ => "red",
    };
}
