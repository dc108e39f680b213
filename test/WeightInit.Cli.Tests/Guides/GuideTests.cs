using System.Globalization;
using System.Text.RegularExpressions;

namespace WeightInit.Tests.Guides;

/// <summary>The guides are what the tool, the library and Debian's Python do: every block of them is run, or says that it is not.</summary>
public partial class GuideTests
{
    public static TheoryData<string> Guides => [.. GuideBlock.Guides];

    [Theory]
    [MemberData(nameof(Guides))]
    public void Every_block_is_tested_or_says_that_it_is_not(string guide)
    {
        string text = File.ReadAllText(Path.Combine(Repository.Root, "docs", "guide", guide));
        foreach (GuideBlock block in GuideBlock.Of(guide))
        {
            bool isKnown = (block.Language, block.Label) switch
            {
                ("console", "") or ("python", "numpy" or "torch" or "not-run") or ("csharp", "not-run") => true,
                ("json" or "python", _) => block.IsFile,
                ("csharp", var region) => GuideSnippets.All.ContainsKey(region),
                _ => false,
            };
            Assert.True(isKnown, $"{block.Place}: no test knows {block.Language} {block.Label}");
            string section = text[..text.IndexOf(block.Text, StringComparison.Ordinal)].Split("\n## ")[^1];
            if (block.Label == "not-run")
                Assert.Matches("(?i)not run by the tests", section);
        }
    }

    [Theory]
    [MemberData(nameof(Guides))]
    public void Commands_print_what_the_guide_says(string guide)
    {
        using GuideFolder folder = new(guide);

        Assert.NotEmpty(folder.Commands);
        Assert.All(folder.Commands, run => Assert.Equal($"$ {run.Command.Line}\n{GuideCommand.Timeless(run.Command.Expected)}", $"$ {run.Command.Line}\n{run.Output}"));
    }

    [Fact]
    public void CSharp_is_the_tested_code_and_its_comments_are_its_values()
    {
        using GuideFolder folder = new("start-from-scratch.md");
        GuideBlock[] blocks = [.. GuideBlock.Guides.SelectMany(GuideBlock.Of).Where(block => block.Language == "csharp" && block.Label != "not-run")];

        Assert.Equal(GuideSnippets.All.Keys.Order(), blocks.Select(block => block.Label).Order());
        foreach (GuideBlock block in blocks)
        {
            Assert.Equal(Region(block.Label), block.Text);
            Array[] values = GuideSnippets.All[block.Label](folder.Path);
            string[] comments = [.. Numbers().Matches(block.Text).Select(match => match.Groups[1].Value)];
            Assert.Equal(values.Zip(comments, Text), comments);
            Assert.Equal(values.Length, comments.Length);
        }
    }

    [NumPyFact]
    public void Debians_NumPy_prints_what_the_guide_says() => Doctest("numpy", 5);

    [TorchFact]
    public void Debians_PyTorch_prints_what_the_guide_says() => Doctest("torch", 5);

    // What no test can run, the library itself has drawn: the values printed for it are in the golden tables.
    [Fact]
    public void Values_of_JAX_TensorFlow_and_Keras_are_the_librarys_own()
    {
        Dictionary<string, string>[] rows = [.. new[] { "jax-0.10.2", "tensorflow-2.21.0", "keras-3.15.1", "torch-2.13.0" }.SelectMany(GoldenDraws)];
        using GuideFolder folder = new("migration.md");
        SortedDictionary<string, int> found = new(StringComparer.Ordinal);
        foreach (string[] arguments in folder.Commands.Select(run => run.Command.Arguments).Where(words => words.Contains("--stream") && !words.Contains("--round")))
        {
            string stream = After(arguments, "--stream");
            Dictionary<string, string>? row = rows.FirstOrDefault(row => row["stream"] == (stream == "torch" ? "torch-2" : stream)
                && row["dtype"] == "float32" && row["shape"] == After(arguments, "--shape") && row["seed"] == After(arguments, "--seed")
                && Initializer.Parse(row["initializer"]).Equals(Initializer.Parse(arguments[1])));
            if (row is null)
                continue;
            Assert.Equal("bit", row["check"]);
            string[] hex = ToolRun.Done([.. arguments, "--format", "hex"]).Output.TrimEnd('\n').Split('\n');
            Assert.Equal(row["values"].Split(' ').Select(value => value.Split(':')[1]), hex);
            found[stream] = found.GetValueOrDefault(stream) + 1;
        }

        Assert.Equal(
            "jax 2, jax-legacy 1, keras-jax 1, keras-numpy 1, keras-tensorflow 1, keras-torch 1, tensorflow 1, tensorflow-legacy 2, torch 1",
            string.Join(", ", found.Select(pair => $"{pair.Key} {pair.Value}")));
    }

    private static void Doctest(string library, int least)
    {
        int run = 0;
        foreach (string guide in GuideBlock.Guides.Where(guide => GuideBlock.Of(guide).Any(block => block.Language == "python" && block.Label == library)))
        {
            using GuideFolder folder = new(guide);
            string result = folder.Doctest(guide, library);
            Assert.True(result.EndsWith(" run, 0 failed\n", StringComparison.Ordinal), result);
            run += int.Parse(result.Split(' ')[0], CultureInfo.InvariantCulture);
        }

        Assert.True(run >= 2 * least, $"only {run} examples were run");
    }

    private static IEnumerable<Dictionary<string, string>> GoldenDraws(string library)
    {
        // The line that names the columns is the last comment.
        string path = Repository.Golden(library, "draws.tsv");
        string[] columns = File.ReadLines(path).TakeWhile(line => line.StartsWith('#')).Last()[1..].TrimStart().Split('\t');
        return Golden.Rows(library, "draws.tsv").Select(row => columns.Zip(row).ToDictionary(pair => pair.First, pair => pair.Second));
    }

    private static string After(string[] arguments, string option) => arguments[Array.IndexOf(arguments, option) + 1];

    // The region's lines without the indentation of its first.
    private static string Region(string name)
    {
        string source = Path.Combine(Repository.Root, "test", "WeightInit.Cli.Tests", "Guides", nameof(GuideSnippets) + ".cs");
        string[] lines = [.. File.ReadLines(source).SkipWhile(line => line.Trim() != "#region " + name).Skip(1).TakeWhile(line => line.Trim() != "#endregion")];
        int indentation = lines[0].Length - lines[0].TrimStart().Length;
        return string.Concat(lines.Select(line => (line.Length == 0 ? "" : line[indentation..]) + "\n"));
    }

    // As many of the values as the comment has.
    private static string Text(Array values, string comment) => string.Join(
        ", ", values.Cast<IFormattable>().Take(comment.Split(", ").Length).Select(value => value.ToString(null, CultureInfo.InvariantCulture)));

    [GeneratedRegex(@"// (-?\d[-\d.,E ]*)$", RegexOptions.Multiline)]
    private static partial Regex Numbers();
}
