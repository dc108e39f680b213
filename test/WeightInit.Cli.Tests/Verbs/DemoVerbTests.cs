using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace WeightInit.Tests.Verbs;

/// <summary>Expected values: NumPy 1.24.2 (RandomState(0), float32 arithmetic).</summary>
public class DemoVerbTests
{
    [Fact]
    public void The_network_its_count_and_its_output()
    {
        string text = ToolRun.Done("demo").Output;

        Assert.Contains("(4 * 5) + (5 * 3) = 35 weights, 5 + 3 = 8 biases", text, StringComparison.Ordinal);
        Assert.Contains(" 0.0797 0.3514 0.1678 0.0733 -0.1247\n", text, StringComparison.Ordinal);
        Assert.Contains("-0.0759 0.1185 -0.8335\n", text, StringComparison.Ordinal);
        Assert.Contains("input 1.0000 2.0000 3.0000 4.0000, output 0.0468 0.5265 0.4267\n", text, StringComparison.Ordinal);
        Assert.Contains("input 4.0000 3.0000 2.0000 1.0000, output 0.1871 0.2341 0.5788\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_old_way_gives_every_class_a_third()
    {
        string text = ToolRun.Done("demo").Output;
        string old = text[text.IndexOf("The old way", StringComparison.Ordinal)..];

        Assert.Contains("uniform ±0.01", old, StringComparison.Ordinal);
        Assert.Contains("input 1.0000 2.0000 3.0000 4.0000, output 0.3331 0.3335 0.3335\n", old, StringComparison.Ordinal);
        Assert.Contains("input 4.0000 3.0000 2.0000 1.0000, output 0.3332 0.3333 0.3335\n", old, StringComparison.Ordinal);
    }

    [Fact]
    public void All_35_weights_are_shown_with_four_decimals()
    {
        string[] rows = [.. ToolRun.Done("demo").Output.Split('\n').TakeWhile(line => !line.StartsWith("The old way", StringComparison.Ordinal)).Where(line => line.StartsWith("    ", StringComparison.Ordinal))];
        string[] numbers = [.. rows.SelectMany(row => row.Split(' ', StringSplitOptions.RemoveEmptyEntries))];

        Assert.Equal([5, 5, 5, 5, 3, 3, 3, 3, 3], rows.Select(row => row.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length));
        Assert.All(numbers, number => Assert.Matches("^-?[0-9]\\.[0-9]{4}$", number));
        float[] drawn = Init.GlorotUniform.Create<float>([4, 5], NumPy.RandomState(0));
        Assert.Equal(drawn.Select(value => value.ToString("F4", CultureInfo.InvariantCulture)), numbers.Take(20));
    }

    [Fact]
    public void A_terminal_gets_green_and_cyan_and_a_pipe_none()
    {
        string text = ToolRun.Of(isPlain: false, "demo").Output;

        Assert.Equal(2 * 4, Regex.Count(text, "\e\\[32m"));
        Assert.Equal(2 * 5, Regex.Count(text, "\e\\[36m"));
        Assert.Equal(18, Regex.Count(text, "\e\\[0m\n"));
        Assert.DoesNotContain('\e', ToolRun.Done("demo").Output);
    }

    [Fact]
    public void The_sample_is_the_same_program()
    {
        string built = Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        string sample = Path.Combine(Repository.Root, "artifacts", "bin", "WeightInit.Demo", built, "WeightInit.Demo.dll");
        using Process process = Process.Start(new ProcessStartInfo("dotnet", [sample]) { RedirectStandardOutput = true })!;
        string text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();

        Assert.Equal(0, process.ExitCode);
        Assert.Equal(ToolRun.Done("demo").Output, text);
    }
}
