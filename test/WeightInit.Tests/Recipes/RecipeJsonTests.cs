using System.Text.Json;

namespace WeightInit.Tests.Recipes;

public class RecipeJsonTests
{
    private static readonly string[] ForAnyModel =
    [
        "flax-default", "glorot", "he", "keras-default", "lecun", "megatron", "neox-small-wang", "olmo-mitchell",
        "timm-vit-jax", "timm-vit-moco", "torch-default", "torchtitan", "zero-gamma",
    ];

    public static TheoryData<string> Names => [.. Recipe.BuiltInNames];

    [Fact]
    public void The_recipes_for_any_model_are_built_in() => Assert.All(ForAnyModel, name => Assert.Contains(name, Recipe.BuiltInNames));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_built_in_recipe_is_its_file_of_the_repository(string name)
    {
        string text = File.ReadAllText(Path.Combine(Repository.Root, "recipes", $"{name}.json"));
        Recipe recipe = Recipe.Find(name);

        Assert.Equal(name, recipe.Name);
        Assert.Equal(text, recipe.ToJson());
        Assert.NotEqual("", recipe.Source);
        Assert.NotEqual("", recipe.Description ?? "");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Json_is_lossless(string name)
    {
        Recipe recipe = Recipe.Find(name);
        Recipe again = Recipe.Parse(recipe.ToJson());

        Assert.Equal(recipe.Digest, again.Digest);
        Assert.Equal(recipe.Rules, again.Rules);
        Assert.Equal(recipe.ToJson(), again.ToJson());
    }

    [Fact]
    public void Every_key_of_a_rule_is_read()
    {
        Recipe recipe = Recipe.Parse("""
            {"$schema": "recipe.schema.json", "name": "mine", "description": "d", "source": "s", "rules": [
                {"tensor": "a.weight", "name": "*.{a,b}", "role": "norm-scale", "layer": "normalization", "ends_residual": true, "rank": 1,
                 "initializer": "constant(value=1 / layers)", "dtype": "float32", "optional": true, "note": "n"}]}
            """);
        Rule rule = Assert.Single(recipe.Rules);

        Assert.Equal(("mine", "d", "s"), (recipe.Name, recipe.Description, recipe.Source));
        Assert.Equal(("a.weight", "*.{a,b}", TensorRole.NormScale, LayerKind.Normalization), (rule.Tensor, rule.Name, rule.Role, rule.Layer));
        Assert.Equal((true, 1, DType.Float32, true, "n"), (rule.EndsResidual, rule.Rank, rule.DType, rule.IsOptional, rule.Note));
        Assert.Equal("a.weight, *.{a,b}, role norm scale, layer normalization, ends a residual branch, rank 1: constant(value=1 / layers) in float32", rule.ToString());
    }

    [Fact]
    public void A_stream_is_kept_by_its_own_name_and_is_part_of_the_digest()
    {
        Recipe recipe = Recipe.Parse("""{"name": "a", "source": "s", "stream": "torch-2", "rules": [{"initializer": "ones"}]}""");
        Recipe without = recipe with { Stream = null };

        Assert.Equal("torch-2.13", recipe.Stream);
        Assert.Equal("torch-2.13", Recipe.Parse(recipe.ToJson()).Stream);
        Assert.Equal(recipe.Digest, Recipe.Parse(recipe.ToJson()).Digest);
        Assert.NotEqual(without.Digest, recipe.Digest);
        Assert.DoesNotContain("stream", without.ToJson(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "it is no JSON")]
    [InlineData("[]", "it is []; an object with the keys $schema, name, description, source, stream, rules is accepted")]
    [InlineData("""{"name": "a"}""", "rules: a list of rules is needed")]
    [InlineData("""{"rules": [{"initializer": "ones"}]}""", "it has no name")]
    [InlineData("""{"name": "a", "rules": []}""", "rules: it holds 0 rules")]
    [InlineData("""{"name": "a", "rules": {}}""", "rules: a list of rules is needed")]
    [InlineData("""{"name": "a", "rule": []}""", "there is no key 'rule'; did you mean rules?")]
    [InlineData("""{"name": "a", "name": "b", "rules": []}""", "it is no JSON")]
    [InlineData("""{"name": 7, "rules": []}""", "name: it is 7; a text is accepted")]
    [InlineData("""{"name": "a", "stream": "troch-2", "rules": [{"initializer": "ones"}]}""", "stream: There is no stream 'troch-2'; known are native, numpy")]
    [InlineData("""{"name": "a", "stream": 2, "rules": [{"initializer": "ones"}]}""", "stream: it is 2; a text is accepted")]
    [InlineData("""{"name": "a", "rules": ["ones"]}""", "rules[0]: it is \"ones\"; an object with the keys")]
    [InlineData("""{"name": "a", "rules": [{"role": "bias"}]}""", "rules[0]: a rule needs an initializer")]
    [InlineData("""{"name": "a", "rules": [{"initialiser": "ones"}]}""", "rules[0]: there is no key 'initialiser'; did you mean initializer?")]
    [InlineData("""{"name": "a", "rules": [{"initializer": "ones"}, {"initializer": "he-nromal"}]}""", "rules[1].initializer: There is no initializer 'he-nromal'; did you mean he-normal?")]
    [InlineData("""{"name": "a", "rules": [{"initializer": "normal(std=0.02 /)"}]}""", "rules[0].initializer: '0.02 /' ends where a number should be (at character 7)")]
    [InlineData("""{"name": "a", "rules": [{"initializer": "normal(sdt=1)"}]}""", "rules[0].initializer: normal: there is no argument 'sdt'; it takes mean, std")]
    [InlineData("""{"name": "a", "rules": [{"initializer": "normal(std=-1)"}]}""", "rules[0].initializer: normal: std")]
    [InlineData("""{"name": "a", "rules": [{"initializer": "normal(std=1"}]}""", "no closing parenthesis")]
    [InlineData("""{"name": "a", "rules": [{"initializer": "normal"}]}""", "std is missing")]
    [InlineData("""{"name": "a", "rules": [{"initializer": "variance-scaling(mode=fan_in)"}]}""", "rules[0].initializer")]
    [InlineData("""{"name": "a", "rules": [{"initializer": "ones", "role": "weight"}]}""", "rules[0].role: 'weight' is not a role; known are kernel, bias")]
    [InlineData("""{"name": "a", "rules": [{"initializer": "ones", "layer": "dense"}]}""", "rules[0].layer: 'dense' is not a kind of layer; known are linear")]
    [InlineData("""{"name": "a", "rules": [{"initializer": "ones", "rank": -1}]}""", "rules[0].rank: it is -1; a whole number from 0 to 64")]
    [InlineData("""{"name": "a", "rules": [{"initializer": "ones", "dtype": "int64"}]}""", "rules[0].dtype: weights are drawn in float32")]
    [InlineData("""{"name": "a", "rules": [{"initializer": "ones", "ends_residual": 1}]}""", "rules[0].ends_residual: it is 1; true or false")]
    [InlineData("""{"name": "a", "rules": [{"initializer": "ones", "name": "{a"}]}""", "rules[0].name: the pattern '{a' has a brace that is not closed (at character 1)")]
    public void What_is_not_understood_is_refused_with_its_place(string json, string expected)
    {
        RecipeException refused = Assert.Throws<RecipeException>(() => Recipe.Parse(json, "mine.json"));

        Assert.StartsWith("reading mine.json: ", refused.Message, StringComparison.Ordinal);
        Assert.Contains(expected, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(refused.Message, char.IsControl);
    }

    [Theory]
    [InlineData("gpt3", "did you mean gpt2?")]
    [InlineData("torch_default", "did you mean torch-default?")]
    [InlineData("something-else-entirely", "known are bart, bert")]
    public void An_unknown_name_is_answered_with_the_nearest(string name, string expected) =>
        Assert.Contains(expected, Assert.Throws<RecipeException>(() => Recipe.Find(name)).Message, StringComparison.Ordinal);

    [Fact]
    public void The_published_schema_has_the_keys_and_words_of_the_reader()
    {
        using JsonDocument schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "docs", "formats", "recipe.schema.json")));
        JsonElement root = schema.RootElement;
        JsonElement rule = root.GetProperty("$defs").GetProperty("rule").GetProperty("properties");

        Assert.Equal(["$schema", "name", "description", "source", "stream", "rules"], Keys(root.GetProperty("properties")));
        Assert.Equal(["tensor", "name", "role", "layer", "ends_residual", "rank", "initializer", "dtype", "optional", "note"], Keys(rule));
        Assert.Equal(Streams.All.SelectMany(stream => stream.Aliases.Prepend(stream.Name)), Words(root.GetProperty("properties").GetProperty("stream")));
        Assert.Equal(Enum.GetValues<TensorRole>().Select(role => role.Name().Replace(' ', '-')), Words(rule.GetProperty("role")));
        Assert.Equal(Enum.GetValues<LayerKind>().Select(kind => kind.Name()), Words(rule.GetProperty("layer")));
        Assert.Equal(Enum.GetValues<DType>().Where(type => type.IsFloatingPoint()).Select(type => type.Name()), Words(rule.GetProperty("dtype")));
        Assert.Equal(RecipeReader.MostRules, root.GetProperty("properties").GetProperty("rules").GetProperty("maxItems").GetInt32());
    }

    [Fact]
    public void The_page_s_example_is_a_recipe_and_it_names_every_built_in_one()
    {
        string page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "formats", "recipe.md"));
        int begin = page.IndexOf("```json\n", StringComparison.Ordinal) + 8;

        Assert.NotEmpty(Recipe.Parse(page[begin..page.IndexOf("```", begin, StringComparison.Ordinal)]).Rules);
        Assert.All(Recipe.BuiltInNames, name => Assert.Contains($"`{name}`", page, StringComparison.Ordinal));
    }

    private static IEnumerable<string> Keys(JsonElement element) => element.EnumerateObject().Select(key => key.Name);

    private static IEnumerable<string> Words(JsonElement element) => element.GetProperty("enum").EnumerateArray().Select(word => word.GetString()!);
}
