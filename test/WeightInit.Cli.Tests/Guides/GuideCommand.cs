using System.Globalization;
using System.Text.RegularExpressions;
using WeightInit.Tests.Processes;

namespace WeightInit.Tests.Guides;

/// <summary>A line "$ weightinit …" of a guide and what it prints there.</summary>
internal sealed partial record GuideCommand(GuideBlock Block, string Line, string Expected)
{
    /// <summary>The commands of a console block.</summary>
    public static IEnumerable<GuideCommand> In(GuideBlock block)
    {
        foreach (string part in ("\n" + block.Text).Split("\n$ ")[1..])
        {
            int end = part.IndexOf('\n', StringComparison.Ordinal);
            yield return end < 0 ? new GuideCommand(block, part, "") : new GuideCommand(block, part[..end], part[(end + 1)..].TrimEnd('\n'));
        }
    }

    /// <summary>The words of the command, without the tool's name.</summary>
    public string[] Arguments => Line.Split(" | ")[0].Split(' ')[1..];

    /// <summary>What it prints when it is run in a folder, times and rates left out.</summary>
    public string Run(string folder)
    {
        Assert.StartsWith("weightinit ", Line, StringComparison.Ordinal);
        Assert.DoesNotContain('\'', Line);
        string[] stages = Line.Split(" | ");
        string[] arguments = Arguments;
        ToolRun run = arguments[0] == "draw" ? ToolRun.Of(arguments) : ToolProcess.RunIn(folder, ToolProcess.DotNet, [ToolProcess.Assembly, .. arguments]);
        Assert.True(run.Code == 0, $"{Block.Place}: {Line}: exit {run.Code}: {run.Error}");
        string[] lines = run.Output.TrimEnd('\n').Split('\n');
        foreach (string stage in stages[1..])
            lines = Filter(lines, stage);
        return Timeless(string.Join('\n', lines));
    }

    /// <summary>A text without times and rates.</summary>
    public static string Timeless(string text) => Times().Replace(text, "in …");

    private static string[] Filter(string[] lines, string stage)
    {
        string[] words = stage.Split(' ');
        int count = int.Parse(words[2], CultureInfo.InvariantCulture);
        return (words[0], words[1]) switch
        {
            ("head", "-n") => lines[..Math.Min(count, lines.Length)],
            ("tail", "-n") => lines[Math.Max(0, lines.Length - count)..],
            _ => throw new InvalidOperationException($"a guide pipes into {stage}; head -n and tail -n are known"),
        };
    }

    [GeneratedRegex(@"in [\d.]+ \w+ \([\d.,]+ \w+/s\)")]
    private static partial Regex Times();
}
