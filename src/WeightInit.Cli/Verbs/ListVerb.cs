using System.CommandLine;
using Spectre.Console;

namespace WeightInit.Cli;

/// <summary><c>weightinit list TOPIC</c>: what there is to choose from.</summary>
internal static class ListVerb
{
    /// <summary>What can be listed. A new topic is one line here.</summary>
    private static readonly ListTopic[] Topics =
    [
        InitializerTopic.Create(),
        StreamTopic.Create(),
        RecipeTopic.Create(),
        ActivationTopic.Create(),
        ModelTopic.Create(),
    ];

    internal static Command Create(Terminal terminal)
    {
        string names = string.Join(", ", Topics.Select(topic => topic.Name));
        Argument<string> name = new("TOPIC") { Description = $"One of {names}." };
        name.CompletionSources.Add([.. Topics.Select(topic => topic.Name)]);
        Option<bool> json = new("--json") { Description = "Print JSON." };
        Option<string?> export = new("--export") { Description = "Print the file of this recipe (JSON), or of this model (config.json).", HelpName = "NAME" };
        Command verb = new("list", "List what there is to choose from.") { name, json, export };
        verb.SetAction(parsed =>
        {
            string given = parsed.GetValue(name)!;
            ListTopic topic = Topics.FirstOrDefault(topic => topic.Name == given)
                ?? throw new CliException(ExitCode.Usage, $"list: '{given}' is not a topic; known are {names}.");
            if (parsed.GetValue(export) is { } wanted)
                terminal.Out.Write(Export(topic, wanted));
            else if (parsed.GetValue(json))
                JsonOutput.Write(terminal, topic.WriteJson);
            else
                Print(terminal, topic);
            return (int)ExitCode.Done;
        });
        return verb;
    }

    private static string Export(ListTopic topic, string name)
    {
        if (topic.Export is null)
            throw new CliException(ExitCode.Usage, $"list: {topic.Name} have no files; --export is for {string.Join(" and ", Topics.Where(other => other.Export is not null).Select(other => other.Name))}");
        try
        {
            return topic.Export(name);
        }
        catch (RecipeException exception)
        {
            throw new CliException(ExitCode.Usage, $"list: {exception.Message}");
        }
    }

    private static void Print(Terminal terminal, ListTopic topic)
    {
        Table table = new Table().Border(terminal.IsPlain ? TableBorder.None : TableBorder.Simple);
        foreach (string column in topic.Columns)
            table.AddColumn(column);
        foreach (string[] row in topic.Rows)
            table.AddRow([.. row.Select(Markup.Escape)]);
        terminal.Console.Write(table);
    }
}
