using System.Text.Json;
using System.Text.RegularExpressions;
using WeightInit.Tests;

namespace WeightInit.Models.Tests.Manifests;

/// <summary>What a manifest becomes. What is refused is in test/golden/hostile/manifests.</summary>
public class ManifestTests
{
    private static readonly string Docs = Path.Combine(Repository.Root, "docs", "formats");

    [Fact]
    public void Every_key_arrives()
    {
        Manifest manifest = Manifest.Read(Repository.Golden("hostile", "manifests", "valid-everything.json"));
        ModelSpec model = manifest.Model;
        Plan plan = manifest.Recipe.Resolve(model);

        Assert.Equal("everything", model.Name);
        Assert.Equal(12, model.Scalars["n"]);
        Assert.Empty(model.Assumptions);
        Assert.Equal(["wte", "qkv", "conv", "norm", "shift", "steps"], model.Tensors.Select(tensor => tensor.Name));
        Assert.Equal(
            [DType.Float64, DType.BFloat16, DType.Float64, DType.Float64, DType.Float64, DType.Int64], model.Tensors.Select(tensor => tensor.DType));
        Assert.Equal(
            [TensorRole.Embedding, TensorRole.Kernel, TensorRole.Kernel, TensorRole.NormScale, TensorRole.NormShift, TensorRole.Buffer],
            model.Tensors.Select(tensor => tensor.Role));
        Assert.Equal([100L, 8], model.Tensors[0].Shape.ToArray());
        Assert.Equal(["head"], model.Tensors[0].TiedNames);
        Assert.Equal(WeightLayout.RowDim, model.Tensors[0].Layout);
        Assert.Equal(WeightLayout.InOut.Packed(8, 8, 8), model.Tensors[1].Layout);
        Assert.Equal(new Fans(3, 12), model.Tensors[2].Fans);
        Assert.Equal(new Normal(0, 0.02 / Math.Sqrt(24)), plan.Tensors[0].Distribution);
        Assert.Equal(Init.GlorotUniform, plan.Tensors[1].Initializer);
        Assert.Equal(new Normal(0, Math.Sqrt(2.0 / 3)), plan.Tensors[2].Distribution);
        Assert.Equal([Init.Ones, Init.Zeros, Init.Zeros], plan.Tensors.Skip(3).Select(planned => planned.Initializer));
    }

    [Fact]
    public void What_is_left_out_is_assumed_and_said()
    {
        Manifest manifest = Read("""{"manifest": 1, "tensors": [{"name": "fc.weight", "shape": [3, 2]}, {"name": "fc.bias", "shape": [3]}]}""");

        Assert.Equal([TensorRole.Kernel, TensorRole.Bias], manifest.Model.Tensors.Select(tensor => tensor.Role));
        Assert.Equal([WeightLayout.OutIn, null], manifest.Model.Tensors.Select(tensor => tensor.Layout));
        Assert.Equal(2, manifest.Model.Assumptions.Count);
        Assert.Same(Recipe.He, manifest.Recipe);
    }

    [Fact]
    public void A_layout_and_a_dtype_of_the_command_line_go_where_the_file_leaves_room()
    {
        const string text = """
            {"manifest": 1, "dtype": "float64", "tensors": [
                {"name": "a", "shape": [3, 2], "role": "kernel"},
                {"name": "b", "shape": [3, 2], "role": "kernel", "layout": "out-in", "dtype": "float32"},
                {"name": "c", "shape": [], "role": "buffer", "dtype": "bool"}]}
            """;
        Manifest manifest = Read(text, DType.Float16, WeightLayout.InOut);

        Assert.Equal([WeightLayout.InOut, WeightLayout.OutIn, null], manifest.Model.Tensors.Select(tensor => tensor.Layout));
        Assert.Equal([DType.Float16, DType.Float16, DType.Bool], manifest.Model.Tensors.Select(tensor => tensor.DType));
        Assert.Empty(manifest.Model.Assumptions);
    }

    [Fact]
    public void Names_of_rules_do_not_reach_other_tensors()
    {
        Manifest manifest = Read("""
            {"manifest": 1, "tensors": [
                {"name": "b", "shape": [4, 4], "initializer": "zeros"},
                {"name": "ab", "shape": [4, 4]},
                {"name": "a", "shape": [4, 4], "initializer": {"name": "constant", "value": 0.5}}]}
            """);
        Plan plan = manifest.Recipe.Resolve(manifest.Model);

        Assert.Equal(["zeros", "he-normal", "constant(value=0.5)"], plan.Tensors.Select(planned => planned.Initializer.ToString()));
        Assert.Equal([0, 1 + Recipe.He.Rules.Count, 1], plan.Tensors.Select(planned => planned.RuleIndex));
    }

    [Fact]
    public void Thousands_of_named_rules_are_found_by_name()
    {
        IEnumerable<string> tensors = Enumerable.Range(0, 30_000).Select(i => $$"""{"name": "layer.{{i}}.weight", "shape": [2, 2], "initializer": "constant({{i}})"}""");
        Manifest manifest = Read($$"""{"manifest": 1, "tensors": [{{string.Join(',', tensors)}}]}""");
        Plan plan = manifest.Recipe.Resolve(manifest.Model);

        Assert.Equal(Enumerable.Range(0, 30_000), plan.Tensors.Select(planned => planned.RuleIndex));
        Assert.Equal(Init.Constant(29_999), plan.Tensors[^1].Initializer);
    }

    [Fact]
    public void More_tensors_than_a_model_has_are_refused()
    {
        using JsonDocument document = JsonDocument.Parse("""{"manifest": 1, "tensors": [{"name": "a", "shape": []}, {"name": "b", "shape": []}, {"name": "c", "shape": []}]}""");
        ManifestReader reader = new(new ManifestNode(document.RootElement, "m.json", "$"), null, null) { MostTensors = 2 };

        ManifestException error = Assert.Throws<ManifestException>(reader.Read);

        Assert.Equal((ManifestError.TooManyTensors, "$.tensors[2]"), (error.Error, error.Place));
    }

    [Fact]
    public void The_documented_example_is_read_as_the_page_says()
    {
        string page = File.ReadAllText(Path.Combine(Docs, "manifest.md"));
        string example = Regex.Match(page, "```json\n(.*?)```", RegexOptions.Singleline).Groups[1].Value;

        Manifest manifest = Read(example);

        Assert.Equal(6, manifest.Model.Tensors.Count);
        Assert.Equal(6, manifest.Recipe.Resolve(manifest.Model).Tensors.Count);
        Assert.Empty(manifest.Model.Assumptions);
    }

    [Fact]
    public void The_published_schema_has_the_keys_and_words_of_the_reader()
    {
        using JsonDocument schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(Docs, "manifest.schema.json")));
        JsonElement root = schema.RootElement;
        JsonElement tensor = root.GetProperty("$defs").GetProperty("tensor").GetProperty("properties");

        Assert.Equal(["manifest", "name", "framework", "dtype", "layout", "scalars", "tensors"], Keys(root.GetProperty("properties")));
        Assert.Equal(["name", "shape", "role", "layout", "dtype", "fans", "tied", "initializer", "module", "number"], Keys(tensor));
        Assert.Equal(Enum.GetValues<JaxFramework>().Select(framework => framework.Name()), Words(root.GetProperty("properties").GetProperty("framework")));
        Assert.Equal(ManifestFramework.LargestNumber, tensor.GetProperty("number").GetProperty("maximum").GetInt32());
        Assert.Equal(Enum.GetValues<DType>().Select(type => type.Name()), Words(tensor.GetProperty("dtype")));
        Assert.Equal(
            Enum.GetValues<TensorRole>().Select(role => role.Name().Replace(' ', '-')), Words(tensor.GetProperty("role")));
        Assert.Equal(Manifest.LargestSize, root.GetProperty("$defs").GetProperty("size").GetProperty("maximum").GetInt64());
        Assert.Equal(Manifest.MostAxes, tensor.GetProperty("shape").GetProperty("maxItems").GetInt32());
        Assert.Equal(Manifest.MostTensors, root.GetProperty("properties").GetProperty("tensors").GetProperty("maxItems").GetInt32());
    }

    private static IEnumerable<string> Keys(JsonElement element) => element.EnumerateObject().Select(key => key.Name);

    private static IEnumerable<string> Words(JsonElement element) => element.GetProperty("enum").EnumerateArray().Select(word => word.GetString()!);

    private static Manifest Read(string json, DType? dtype = null, WeightLayout? layout = null)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return Manifest.Of("m.json", document.RootElement, dtype, layout);
    }
}
