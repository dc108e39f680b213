using System.Text.Json;
using WeightInit.Models;

namespace WeightInit.Tests.HuggingFace;

/// <summary>The built-in models are the published configs of test/golden/transformers-5.23.0.</summary>
public class BuiltInModelTests
{
    public static TheoryData<string> Names => [.. ModelFamilies.BuiltIn];

    [Fact]
    public void The_published_names_are_built_in() =>
        Assert.Equal(GoldenCase.Names.Where(name => !name.Contains("tiny", StringComparison.Ordinal)).Order(StringComparer.Ordinal), ModelFamilies.BuiltIn);

    [Theory]
    [MemberData(nameof(Names))]
    public void They_are_the_published_configs(string name)
    {
        LoadedModel builtIn = ModelSource.Load(name);
        GoldenCase golden = GoldenCase.Load(name);

        Assert.Equal(golden.Loaded.Model.Tensors.Select(Describe), builtIn.Model.Tensors.Select(Describe));
        Assert.Equal(
            golden.Plan.Tensors.Select(planned => planned.LawText),
            builtIn.Recipe.Resolve(builtIn.Model).Tensors.Select(planned => planned.LawText));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Their_keys_have_the_values_of_the_library_s_config(string name)
    {
        JsonElement golden = JsonDocument.Parse(File.ReadAllText(GoldenCase.Folder(name, "config.json"))).RootElement;
        foreach ((string key, JsonElement value) in ModelFamilies.BuiltInConfig(name)!.Keys)
        {
            if (key == "num_labels")
                Assert.Equal(golden.GetProperty("id2label").EnumerateObject().Count(), value.GetInt32());
            else if (key != "decoder_start_token_id")
                Assert.True(JsonElement.DeepEquals(golden.GetProperty(key), value), key);
        }
    }

    private static string Describe(TensorSpec tensor) =>
        $"{tensor.Name} {tensor.Shape} {tensor.DType} {tensor.Role} {tensor.Layout} {tensor.Layer} {tensor.EndsResidual} {tensor.PaddingRow} {string.Join(' ', tensor.TiedNames)}";
}
