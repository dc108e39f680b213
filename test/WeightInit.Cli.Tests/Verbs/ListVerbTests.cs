using System.Text.Json;

namespace WeightInit.Tests.Verbs;

public class ListVerbTests
{
    [Theory]
    [InlineData("initializers", "glorot-uniform")]
    [InlineData("initializers", "numpy.xavier-out-in")]
    [InlineData("streams", "native")]
    [InlineData("streams", "numpy.random.RandomState(n)")]
    [InlineData("activations", "leaky-relu(slope=0.01)")]
    [InlineData("activations", "1.592537")]
    [InlineData("recipes", "olmo-mitchell")]
    [InlineData("models", "LlamaForCausalLM")]
    [InlineData("models", "405,853,388,800")]
    public void A_table_for_people(string topic, string shown) =>
        Assert.Contains(shown, ToolRun.Done("list", topic).Output, StringComparison.Ordinal);

    [Theory]
    [InlineData("initializers", "glorot-uniform")]
    [InlineData("streams", "numpy")]
    [InlineData("activations", "gelu-tanh")]
    [InlineData("recipes", "torch-default")]
    [InlineData("models", "llama-3-405b")]
    public void Json_for_programs(string topic, string name)
    {
        JsonElement json = ToolRun.Done("list", topic, "--json").Json;

        Assert.Contains(name, json.EnumerateArray().Select(item => item.GetProperty("name").GetString()));
    }

    [Fact]
    public void Every_name_of_the_catalogue_is_listed()
    {
        JsonElement json = ToolRun.Done("list", "initializers", "--json").Json;

        Assert.Equal(Initializer.Catalogue.Select(form => form.Name), json.EnumerateArray().Select(item => item.GetProperty("name").GetString()));
    }

    [Fact]
    public void An_unknown_topic_is_answered_with_the_known() =>
        Assert.Contains("known are initializers, streams", ToolRun.Refused(2, "list", "planets"), StringComparison.Ordinal);

    [Fact]
    public void The_table_of_gains_in_the_documentation_is_what_the_tool_prints()
    {
        string[] printed = [.. ToolRun.Done("list", "activations").Output.TrimEnd('\n').Split('\n').Select(line => line.TrimEnd())];

        Assert.Equal(1 + Activation.Catalogue.Count, printed.Length);
        Assert.Contains(
            "```\n$ weightinit list activations\n" + string.Join('\n', printed) + "\n```",
            File.ReadAllText(Path.Combine(Repository.Root, "docs", "theory", "gains.md")),
            StringComparison.Ordinal);
    }
}
