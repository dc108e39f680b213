using System.CommandLine;
using WeightInit.Cli;

namespace WeightInit.Tests;

/// <summary>What the tool makes of a command line before a verb has it.</summary>
public class ToolTests
{
    public static TheoryData<string> Verbs => [.. Verb.All.Select(verb => verb.Name)];

    [Theory]
    [MemberData(nameof(Verbs))]
    public void A_verb_is_what_the_help_says(string name)
    {
        Verb listed = Verb.All.Single(verb => verb.Name == name);
        Command made = listed.Create(new Terminal(TextWriter.Null, TextWriter.Null, isPlain: true));

        Assert.Equal(listed.Name, made.Name);
        Assert.Equal(listed.Summary, made.Description);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("-h")]
    [InlineData("-?")]
    public void The_help_names_every_verb(string option)
    {
        ToolRun run = ToolRun.Of(option);

        Assert.Equal(0, run.Code);
        Assert.Empty(run.Error);
        Assert.All(Verb.All, verb => Assert.Contains($"  {verb.Name} ", run.Output, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public void Every_verb_has_help(string name)
    {
        ToolRun run = ToolRun.Of(name, "--help");

        Assert.Equal(0, run.Code);
        Assert.Contains(Verb.All.Single(verb => verb.Name == name).Summary, run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "weightinit --help")]
    [InlineData("ini", "'ini' is not a verb; known are")]
    [InlineData("--frobnicate", "--frobnicate")]
    [InlineData("init", "MODEL")]
    [InlineData("init gpt2 --frobnicate", "weightinit init --help")]
    public void Wrong_usage_is_one_line_and_exit_2(string line, string expected)
    {
        ToolRun run = ToolRun.Of(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        Assert.Equal(2, run.Code);
        Assert.Empty(run.Output);
        Assert.True(run.FailsInOneLine, run.Error);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
    }
}
