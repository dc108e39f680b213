using System.Text;
using System.Text.Json;

namespace WeightInit.Tests.Verbs;

/// <summary><c>init</c> of Keras models: written, verified, planned by any recipe, refused in one line.</summary>
public class InitKerasTests
{
    private static string Model(string name) => Repository.Golden("keras-3.15.1", "model-json", name + ".json");

    [Theory]
    [InlineData("text", "keras-jax")]
    [InlineData("seeded", "keras-torch")]
    [InlineData("attention", "keras-numpy")]
    [InlineData("residual", "keras-tensorflow")]
    [InlineData("text", "native")]
    [InlineData("lenet", "jax")]
    [InlineData("upsample", "torch-2")]
    public void A_model_is_written_and_drawn_again(string model, string stream)
    {
        using TemporaryFolder folder = new();

        ToolRun.Done("init", Model(model), "--stream", stream, "--seed", "42", "-o", folder["o"]);
        ToolRun.Done("verify", folder["o"]);

        using JsonDocument provenance = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder["o"], "weightinit.json")));
        string? order = provenance.RootElement.TryGetProperty("order", out JsonElement value) ? value.GetString() : null;
        Assert.Equal(stream.StartsWith("keras-", StringComparison.Ordinal) ? "keras 3.15.1" : null, order);
    }

    [Theory]
    [InlineData("he")]
    [InlineData("glorot")]
    [InlineData("torch-default")]
    [InlineData("keras-default")]
    [InlineData("flax-default")]
    public void Any_recipe_plans_it(string recipe)
    {
        foreach (string path in Directory.GetFiles(Repository.Golden("keras-3.15.1", "model-json")))
            ToolRun.Done("init", path, "--recipe", recipe, "--dry-run");
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("4294967296")]
    [InlineData("1,2")]
    public void A_seed_that_set_random_seed_does_not_take_is_wrong_usage(string seed)
    {
        using TemporaryFolder folder = new();

        Assert.Contains("which takes 0 to 2^32 - 1", ToolRun.Refused(2, "init", Model("mlp"), "--stream", "keras-jax", $"--seed={seed}", "-o", folder["o"]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_seed_in_the_file_that_the_backend_does_not_take_names_its_tensor()
    {
        using TemporaryFolder folder = new();
        string path = folder.Write("model.json", Encoding.UTF8.GetBytes(File.ReadAllText(Model("seeded")).Replace("\"seed\": 3", "\"seed\": -3", StringComparison.Ordinal)));

        Assert.Equal(
            "weightinit: init: dense/kernel has the seed -3, which is not accepted: keras-jax takes 0 to 2^32 - 1.\n",
            ToolRun.Refused(2, "init", path, "--stream", "keras-jax", "-o", folder["o"]));
        ToolRun.Done("init", path, "--stream", "keras-torch", "-o", folder["o"]);
    }

    [Fact]
    public void A_changed_position_is_found()
    {
        using TemporaryFolder folder = new();
        ToolRun.Done("init", Model("mlp"), "--stream", "keras-jax", "--seed", "42", "-o", folder["o"]);
        string path = Path.Combine(folder["o"], "weightinit.json");
        string text = File.ReadAllText(path);

        File.WriteAllText(path, text.Replace("seed=686579304", "seed=686579305", StringComparison.Ordinal));
        Assert.Equal(1, ToolRun.Of("verify", folder["o"]).Code);
        File.WriteAllText(path, text.Replace("seed=686579304", "seed=-7", StringComparison.Ordinal));
        Assert.Contains("dense/kernel has the seed -7, which is not accepted", ToolRun.Refused(3, "verify", folder["o"]), StringComparison.Ordinal);
        File.WriteAllText(path, text.Replace("seed=686579304", "word=1", StringComparison.Ordinal));
        Assert.Contains("dense/kernel has the position 'word=1'", ToolRun.Refused(3, "verify", folder["o"]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"class_name": "Lambda", "config": {}}""", "Python code")]
    [InlineData("""{"class_name": "Sequential", "config": {"layers": [{"module": "mine", "class_name": "Block", "config": {}, "registered_name": "Block"}]}}""", "not Keras's own")]
    [InlineData("""{"class_name": "Sequential", "config": {"layers": []}}""", "does not say the shape of its input")]
    public void Models_that_are_not_reproduced_are_refused(string json, string message)
    {
        using TemporaryFolder folder = new();

        Assert.Contains(message, ToolRun.Refused(3, "init", folder.Write("m.json", Encoding.UTF8.GetBytes(json)), "--dry-run"), StringComparison.Ordinal);
        Assert.Contains("it is not a zip archive", ToolRun.Refused(3, "init", folder.Write("m.keras", Encoding.UTF8.GetBytes(json)), "--dry-run"), StringComparison.Ordinal);
    }
}
