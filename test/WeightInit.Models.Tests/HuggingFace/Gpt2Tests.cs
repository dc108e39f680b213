using System.Globalization;
using System.Text.Json;
using WeightInit.Models;

namespace WeightInit.Tests.HuggingFace;

/// <summary>GPT-2 against the files that transformers 5.23.0 writes (test/golden/transformers-5.23.0).</summary>
public class Gpt2Tests
{
    public static TheoryData<string> Cases => [.. new[] { "gpt2", "gpt2-medium", "gpt2-large", "gpt2-xl", "gpt2-base", "gpt2-tiny", "gpt2-tiny-base", "gpt2-tiny-untied" }];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Tensors_laws_and_order_are_the_library_s(string name)
    {
        LoadedModel loaded = ModelSource.Load(Golden(name, "config.json"));
        Plan plan = loaded.Recipe.Resolve(loaded.Model);
        Dictionary<string, int> registered = plan.Tensors.Select((planned, i) => (planned.Tensor.Name, i)).ToDictionary();
        PlannedTensor[] inFile = [.. plan.Tensors.OrderBy(planned => SafetensorsEntryInfo.Of(planned.Tensor), SafetensorsEntryInfo.FileOrder)];

        Dictionary<string, string>[] rows = Rows(Golden(name, "tensors.tsv"));

        Assert.Equal(rows.Length, inFile.Length);
        for (int i = 0; i < rows.Length; i++)
        {
            (TensorSpec tensor, Dictionary<string, string> row) = (inFile[i].Tensor, rows[i]);
            Assert.Equal(row["name"], tensor.Name);
            Assert.Equal(row["shape"], tensor.Shape.ToString());
            Assert.Equal(row["dtype"], tensor.DType.Name());
            Assert.Equal(int.Parse(row["order"], CultureInfo.InvariantCulture), registered[tensor.Name]);
            Assert.Equal(row["trainable"] == "parameter", tensor.IsTrained);
            Assert.Equal(row["role"], tensor.Role.Name());
            Assert.Equal(row["layout"], tensor.Layout?.Name ?? "-");
            Assert.Equal((row["distribution"], double.Parse(row["p1"], CultureInfo.InvariantCulture)), Law(inFile[i].Distribution!));
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Ties_are_the_library_s(string name)
    {
        ModelSpec model = ModelSource.Load(Golden(name, "config.json")).Model;

        IEnumerable<(string, string)> expected = Rows(Golden(name, "ties.tsv")).Select(row => (row["dropped"], row["kept"]));

        Assert.Equal(expected, model.Tensors.SelectMany(tensor => tensor.TiedNames.Select(tied => (tied, tensor.Name))));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Sums_are_the_library_s(string name)
    {
        LoadedModel loaded = ModelSource.Load(Golden(name, "config.json"));
        Plan plan = loaded.Recipe.Resolve(loaded.Model);

        string[] row = [.. File.ReadLines(Golden("sums.tsv")).Select(line => line.Split('\t')).Single(fields => fields[0] == name)];

        Assert.Equal(row[3..8], new[] { plan.Tensors.Count, plan.Elements, plan.Elements, plan.Parameters, plan.Bytes }.Select(sum => sum.ToString(CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData("gpt2")]
    [InlineData("gpt2-medium")]
    [InlineData("gpt2-large")]
    [InlineData("gpt2-xl")]
    public void Built_in_names_are_the_published_configs(string name)
    {
        LoadedModel builtIn = ModelSource.Load(name);
        LoadedModel given = ModelSource.Load(Golden(name, "config.json"));

        Assert.Equal(given.Model.Tensors.Select(Describe), builtIn.Model.Tensors.Select(Describe));
    }

    [Theory]
    [InlineData("n_layer", "1000000000", "n_layer")]
    [InlineData("n_layer", "-1", "n_layer -1")]
    [InlineData("n_layer", "\"12\"", "n_layer \"12\"")]
    [InlineData("n_layer", "1.5", "n_layer 1.5")]
    [InlineData("n_head", "7", "does not divide")]
    [InlineData("n_embd", "2147483648", "too large")]
    [InlineData("initializer_range", "-0.5", "initializer_range -0.5")]
    [InlineData("architectures", "[\"GPT3\"]", "GPT2LMHeadModel, GPT2Model")]
    [InlineData("model_type", "\"gpt9\"", "known are")]
    [InlineData("dtype", "\"int8\"", "float32, float64, bfloat16, float16")]
    public void A_config_that_no_model_is_made_of_is_named(string key, string value, string expected)
    {
        Dictionary<string, JsonElement> keys = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(File.ReadAllText(Golden("gpt2", "config.json")))!;
        keys[key] = JsonDocument.Parse(value).RootElement;
        if (key == "n_embd")
            keys["n_head"] = JsonDocument.Parse("1").RootElement;
        ModelConfig config = ModelConfig.Of("x.json", JsonSerializer.SerializeToElement(keys));

        ModelFileException error = Assert.ThrowsAny<ModelFileException>(() => ModelFamilies.Of(config).Build(config));

        Assert.Contains("x.json", error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void A_range_of_zero_is_taken_as_the_library_takes_it()
    {
        ModelConfig config = ModelConfig.Of("x", JsonDocument.Parse("""{"model_type": "gpt2", "n_layer": 1, "n_embd": 8, "n_head": 1, "vocab_size": 5, "initializer_range": 0}""").RootElement);
        Plan plan = Recipe.Gpt2.Resolve(ModelFamilies.Of(config).Build(config));

        Assert.Equal(0.02, plan.Tensors.Single(planned => planned.Tensor.Name == "transformer.wte.weight").Distribution!.StandardDeviation);
        Assert.Equal(0, plan.Tensors.Single(planned => planned.Tensor.Name == "transformer.h.0.attn.c_attn.weight").Distribution!.StandardDeviation);
    }

    private static (string Name, double First) Law(Distribution law) => law switch
    {
        Normal normal => ("normal", normal.Std),
        Constant { Value: 0 } => ("zeros", 0),
        Constant { Value: 1 } => ("ones", 1),
        _ => throw new ArgumentException($"GPT-2 has no {law}"),
    };

    private static string Describe(TensorSpec tensor) => $"{tensor.Name} {tensor.Shape} {tensor.DType} {tensor.Role} {tensor.Layout} {string.Join(' ', tensor.TiedNames)}";

    private static string Golden(params string[] parts) => Repository.Golden(["transformers-5.23.0", .. parts]);

    private static Dictionary<string, string>[] Rows(string path)
    {
        string[] lines = File.ReadAllLines(path);
        string[] names = lines[0].Split('\t');
        return [.. lines[1..].Select(line => names.Zip(line.Split('\t')).ToDictionary(pair => pair.First, pair => pair.Second))];
    }
}
