using System.Globalization;
using System.Text.Json;

namespace WeightInit.Tests.Verbs;

public class RecommendVerbTests
{
    public static TheoryData<string> Activations => [.. Activation.All.Select(activation => activation.Name)];

    [Theory]
    [MemberData(nameof(Activations))]
    public void Every_activation_has_advice_in_words_and_in_json(string activation)
    {
        ToolRun words = ToolRun.Of("recommend", activation);
        ToolRun json = ToolRun.Of("recommend", activation, "--json");

        Assert.Equal((0, "", 0, ""), (words.Code, words.Error, json.Code, json.Error));
        using JsonDocument document = JsonDocument.Parse(json.Output);
        JsonElement advice = document.RootElement;
        string initializer = advice.GetProperty("initializer").GetString()!;
        Assert.StartsWith($"{activation}: {initializer}\n", words.Output, StringComparison.Ordinal);
        Assert.EndsWith("scale by the fan-in: the standard deviation of a weight goes\nwith 1 / sqrt(fan_in).\n", words.Output, StringComparison.Ordinal);
        Assert.All(words.Output.Split('\n').Where(line => !line.StartsWith("  try", StringComparison.Ordinal)), line => Assert.InRange(line.Length, 0, 88));
        Assert.DoesNotContain('\e', words.Output);
    }

    [Theory]
    [MemberData(nameof(Activations))]
    public void The_command_to_try_draws_what_is_recommended(string activation)
    {
        Recommendation advice = Recommendation.For(Activation.Parse(activation));
        string line = ToolRun.Done("recommend", activation).Output.Split('\n').Single(line => line.StartsWith("  try ", StringComparison.Ordinal));
        string[] command = line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[2..];

        Assert.DoesNotContain('(', line);
        Assert.Equal(advice.Initializer.ToString(), ToolRun.Done([.. command, "--format", "json"]).Json.GetProperty("initializer").GetString());
    }

    [Fact]
    public void The_fields_are_those_of_the_documentation()
    {
        string documentation = File.ReadAllText(Path.Combine(Repository.Root, "docs", "guide", "recommend.md"));
        using JsonDocument document = JsonDocument.Parse(ToolRun.Of("recommend", "gelu", "--json").Output);

        Assert.All(Names(document.RootElement), name => Assert.Contains($"`{name}`", documentation, StringComparison.Ordinal));
    }

    [Fact]
    public void The_example_of_the_documentation_is_what_the_tool_prints() =>
        Assert.Contains(
            "$ weightinit recommend tanh\n" + ToolRun.Of("recommend", "tanh").Output + "```",
            File.ReadAllText(Path.Combine(Repository.Root, "docs", "guide", "recommend.md")),
            StringComparison.Ordinal);

    [Theory]
    [InlineData("tanh", "glorot-uniform", "deep", 0.394294490, 0.464402902)]
    [InlineData("relu", "he-normal", "deep", 1, 1)]
    [InlineData("selu", "lecun-normal", "deep", 1, 1.071574992)]
    [InlineData("sigmoid", "fan-in-uniform", "shallow", 0.293379036 / 3, 0.044836241 / 3)]
    [InlineData("leaky-relu:0.2", "variance-scaling(scale=1.92307692)", "deep", 1, 1)]
    public void The_factors_are_exact(string activation, string initializer, string depth, double forward, double backward)
    {
        using JsonDocument document = JsonDocument.Parse(ToolRun.Of("recommend", activation, "--json").Output);
        JsonElement advice = document.RootElement;

        Assert.Equal(initializer, advice.GetProperty("initializer").GetString());
        Assert.Equal(depth, advice.GetProperty("depth").GetString());
        Assert.Equal(forward, advice.GetProperty("forward").GetDouble(), 2e-9);
        Assert.Equal(backward, advice.GetProperty("backward").GetDouble(), 2e-9);
        Assert.Equal([1, 10, 50], advice.GetProperty("over_depth").EnumerateArray().Select(entry => entry.GetProperty("layers").GetInt32()));
    }

    [Fact]
    public void Sigmoid_comes_with_its_warning()
    {
        ToolRun run = ToolRun.Of("recommend", "sigmoid");

        Assert.Contains("For shallow nets only.", run.Output, StringComparison.Ordinal);
        Assert.Contains("  backward     0.0149  7.63e-18", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rlu", "did you mean relu?")]
    [InlineData("Tahn", "did you mean tanh?")]
    [InlineData("leakyrelu", "did you mean leaky-relu?")]
    [InlineData("zzzzzzzz", "known are linear, tanh")]
    [InlineData("leaky-relu:steep", "give a finite number")]
    [InlineData("leaky-relu:1e200", "beyond the range")]
    [InlineData("elu:1e200", "beyond the range")]
    [InlineData("", "is not an activation")]
    public void An_unknown_activation_is_wrong_usage(string activation, string expected)
    {
        ToolRun run = ToolRun.Of("recommend", activation);

        Assert.Equal(2, run.Code);
        Assert.Empty(run.Output);
        Assert.True(run.FailsInOneLine, run.Error);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_do_not_depend_on_the_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        string expected = ToolRun.Of("recommend", "gelu").Output;
        try
        {
            CultureInfo comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            comma.NumberFormat.NumberDecimalSeparator = ",";
            CultureInfo.CurrentCulture = comma;
            Assert.Equal(expected, ToolRun.Of("recommend", "gelu").Output);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static IEnumerable<string> Names(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property => Names(property.Value).Prepend(property.Name)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Names),
        _ => [],
    };
}
