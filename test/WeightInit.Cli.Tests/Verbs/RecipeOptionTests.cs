using System.Text.Json;
using WeightInit.Models;

namespace WeightInit.Tests.Verbs;

/// <summary>Recipes on the command line: listed, exported, taken from a file.</summary>
public sealed class RecipeOptionTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("weightinit-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void An_exported_recipe_is_the_file_of_the_repository_and_plans_the_same()
    {
        string file = Path.Combine(_folder, "mine.json");
        File.WriteAllBytes(file, ToolRun.Done("list", "recipes", "--export", "gpt2").Bytes);

        Assert.Equal(File.ReadAllText(Path.Combine(Repository.Root, "recipes", "gpt2.json")), File.ReadAllText(file));
        Assert.Equal(
            ToolRun.Done("init", "gpt2", "--dry-run", "--json").Output,
            ToolRun.Done("init", "gpt2", "--recipe", file, "--dry-run", "--json").Output);
    }

    [Fact]
    public void An_exported_config_is_the_built_in_model()
    {
        string file = Path.Combine(_folder, "config.json");
        File.WriteAllBytes(file, ToolRun.Done("list", "models", "--export", "resnet-18").Bytes);

        Assert.Equal(
            ToolRun.Done("init", "resnet-18", "--dry-run", "--json").Json.GetProperty("tensors").GetRawText(),
            ToolRun.Done("init", file, "--dry-run", "--json").Json.GetProperty("tensors").GetRawText());
    }

    [Theory]
    [InlineData("recipes", "torchtitam", "did you mean torchtitan?")]
    [InlineData("models", "gpt5", "built in are bert-base-uncased")]
    [InlineData("streams", "numpy", "--export is for recipes and models")]
    public void What_cannot_be_exported_is_exit_code_2(string topic, string name, string problem) =>
        Assert.Contains(problem, ToolRun.Refused(2, "list", topic, "--export", name), StringComparison.Ordinal);

    [Fact]
    public void A_recipe_may_name_its_stream_and_the_command_goes_before_it()
    {
        string manifest = Path.Combine(_folder, "model.json"), recipe = Path.Combine(_folder, "recipe.json"), values = Path.Combine(_folder, "x");
        File.WriteAllText(manifest, """{"manifest": 1, "name": "one", "tensors": [{"name": "a.weight", "shape": [3, 5], "role": "kernel", "layout": "out-in"}]}""");
        File.WriteAllText(recipe, """{"name": "mine", "source": "", "stream": "numpy", "rules": [{"initializer": "uniform(low=0, high=1)"}]}""");

        string Stream(params string[] more) =>
            ToolRun.Done(["init", manifest, "--recipe", recipe, "--seed", "42", "--json", "--force", "-o", values, .. more]).Json.GetProperty("stream").GetString()!;

        Assert.Equal("native", Stream("--stream", "native"));
        Assert.Equal("numpy", Stream());
        Assert.Equal(0, ToolRun.Of("verify", values).Code);
        // numpy.random.RandomState(42).random_sample(), as a float32
        Assert.Equal(0.37454012f, BitConverter.ToSingle(File.ReadAllBytes(Path.Combine(values, "model.safetensors")).AsSpan()[^60..]));
    }

    [Theory]
    [InlineData("gpt-2", 2, "'gpt-2' is not a recipe; did you mean gpt2?")]
    [InlineData("missing.json", 3, "there is no such file")]
    public void A_recipe_that_is_not_there_is_said(string recipe, int code, string problem) =>
        Assert.Contains(problem, ToolRun.Refused(code, "init", "gpt2", "--recipe", recipe, "--dry-run"), StringComparison.Ordinal);

    [Theory]
    [InlineData("{", "it is not JSON")]
    [InlineData("""{"name": "a", "rules": [{"initializer": "he-nromal"}]}""", "rules[0].initializer: There is no initializer 'he-nromal'; did you mean he-normal?")]
    [InlineData("""{"name": "a", "rules": [{"initializer": "normal(std=1 / depth)"}]}""", "recipe a, rule 1 (any), transformer.wte.weight: '1 / depth' names 'depth'")]
    [InlineData("""{"name": "a", "rules": [{"initializer": "ones", "role": "bias"}]}""", "no rule is for transformer.wte.weight")]
    public void A_file_that_is_no_recipe_for_the_model_is_exit_code_3(string json, string problem)
    {
        string file = Path.Combine(_folder, "mine.json");
        File.WriteAllText(file, json);

        Assert.Contains(problem, ToolRun.Refused(3, "init", "gpt2", "--recipe", file, "--dry-run"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_rule_for_no_tensor_is_a_warning()
    {
        string file = Path.Combine(_folder, "mine.json");
        File.WriteAllText(file, """{"name": "mine", "rules": [{"name": "*.weigth", "initializer": "zeros"}, {"initializer": "ones"}]}""");

        ToolRun run = ToolRun.Of("init", "gpt2", "--recipe", file, "--dry-run", "--json");

        Assert.Equal((0, "weightinit: warning: rule 1 of mine (*.weigth) is for no tensor\n"), (run.Code, run.Error));
    }

    [Fact]
    public void The_plan_is_Markdown_where_it_is_redirected()
    {
        string[] lines = ToolRun.Done("init", "gpt2", "--dry-run").Output.Split('\n');

        Assert.Equal("# gpt2: recipe gpt2", lines[0]);
        Assert.Contains("| 1 | `*.c_proj.weight` | `normal(std=initializer_range / sqrt(2 * n_layer))` | initializer_range = 0.02, n_layer = 12 | 24 | 35,389,440 | two sums a block |", lines);
        Assert.Contains("| `transformer.h.0.attn.c_attn.weight` | 768,2304 | kernel | 768,768 | in-out, of each of 3 parts | `normal(mean=0,std=0.02)` | 0.02 | 5 |", lines);
        Assert.Contains("| `transformer.wte.weight (also lm_head.weight)` | 50257,768 | embedding | 768,50257 | row-dim | `normal(mean=0,std=0.02)` | 0.02 | 6 |", lines);
        Assert.Contains("148 tensors, 124,439,808 parameters, 124,439,808 elements, 497,759,232 bytes (498 MB) of float32", lines);
        foreach (string[] table in Tables(lines))
            Assert.Single(table.Select(line => line.Count(c => c == '|')).Distinct());
    }

    [Fact]
    public void On_a_terminal_the_plan_is_drawn()
    {
        string drawn = ToolRun.Of(isPlain: false, "init", "bert-base-uncased", "--dry-run").Output;

        Assert.Contains("embeddings.word_embeddings.weight", drawn, StringComparison.Ordinal);
        Assert.Contains("row 0 zeros", drawn, StringComparison.Ordinal);
        Assert.DoesNotContain("|---|", drawn, StringComparison.Ordinal);
    }

    [Fact]
    public void The_plan_s_JSON_has_the_keys_of_the_contract_for_every_built_in_model()
    {
        foreach (string model in ModelFamilies.BuiltIn)
        {
            JsonElement plan = ToolRun.Done("init", model, "--dry-run", "--json").Json;

            Assert.Equal(["model", "recipe", "parameters", "elements", "bytes", "tensors"], plan.EnumerateObject().Select(key => key.Name));
            foreach (JsonElement tensor in plan.GetProperty("tensors").EnumerateArray())
            {
                Assert.Equal(
                    ["name", "role", "shape", "dtype", "initializer", "distribution", "fan_in", "fan_out", "std", "rule"],
                    tensor.EnumerateObject().Select(key => key.Name));
            }
        }
    }

    /// <summary>Runs of lines that begin with a bar.</summary>
    private static IEnumerable<string[]> Tables(string[] lines)
    {
        List<string> table = [];
        foreach (string line in lines.Append(""))
        {
            if (line.StartsWith('|'))
            {
                table.Add(line);
            }
            else if (table.Count > 0)
            {
                yield return [.. table];
                table = [];
            }
        }
    }
}
