using System.Text.Json;

namespace WeightInit.Tests.Verbs;

/// <summary><c>init --only-missing</c> and <c>--as</c>: what they print and their exit codes.</summary>
public class OnlyMissingVerbTests
{
    private static string Config => Repository.Golden("transformers-5.23.0", "gpt2-tiny", "config.json");

    /// <summary>A part of the same model, and a tensor that it does not have.</summary>
    private const string Manifest = """
        {"manifest": 1, "tensors": [
          {"name": "transformer.wte.weight", "shape": [503, 64], "initializer": "normal(std=3)"},
          {"name": "transformer.ln_f.bias", "shape": [64], "initializer": "ones"},
          {"name": "stray", "shape": [2], "initializer": "ones"}]}
        """;

    [Fact]
    public void Kept_and_drawn_tensors_are_listed_and_verified()
    {
        using TemporaryFolder folder = Old();
        ToolRun init = ToolRun.Of("init", Config, "--only-missing", folder["old"], "-o", folder["m"]);
        ToolRun json = ToolRun.Of("init", Config, "--only-missing", folder["old"], "-o", folder["j"], "--as", "npz", "--json");

        Assert.Equal((0, 0), (init.Code, json.Code));
        Assert.Equal($"weightinit: warning: {folder["old"]} holds 1 tensors that {Model()} does not have, which are left out: 'stray'\n", init.Error);
        Assert.Contains($"kept from {folder["old"]}: 2 of 40 tensors\n  transformer.wte.weight (503,64) from model.safetensors\n  transformer.ln_f.bias (64) from model.safetensors\ndrawn: 38 of 40 tensors\n", init.Output, StringComparison.Ordinal);
        Assert.Equal(["transformer.wte.weight", "transformer.ln_f.bias"], json.Json.GetProperty("kept").EnumerateArray().Select(kept => kept.GetProperty("name").GetString()));
        Assert.Equal(38, json.Json.GetProperty("drawn").GetArrayLength());
        foreach (string place in new[] { "m", "j" })
            Assert.Equal($"{folder[place]}: equal; 38 tensors, 154,112 elements drawn again from stream native, seed 0; 2 kept tensors have their digests\n", ToolRun.Done("verify", folder[place]).Output);
        Assert.Equal(2, ToolRun.Done("verify", folder["j"], "--json").Json.GetProperty("kept").GetInt32());

        string Model() => init.Error.Split(" tensors that ")[1].Split(" does not have")[0];
    }

    [Fact]
    public void A_dry_run_tells_the_same_and_writes_nothing()
    {
        using TemporaryFolder folder = Old();
        ToolRun text = ToolRun.Of("init", Config, "--only-missing", folder["old"], "--dry-run");
        ToolRun json = ToolRun.Of("init", Config, "--only-missing", folder["old"], "--dry-run", "--json");

        Assert.Contains("drawn: 38 of 40 tensors\n", text.Output, StringComparison.Ordinal);
        Assert.Contains("drawn: 38 of 40 tensors\n", json.Error, StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Object, json.Json.ValueKind);
        Assert.Equal([folder["old"]], Directory.EnumerateDirectories(folder.Path));
    }

    [Fact]
    public void A_checkpoint_may_be_completed_in_its_own_place()
    {
        using TemporaryFolder folder = Old();
        Assert.Equal(0, ToolRun.Of("init", Config, "--only-missing", folder["old"], "-o", folder["old"], "--force").Code);

        ToolRun.Done("verify", folder["old"]);
        Assert.DoesNotContain(Directory.EnumerateFileSystemEntries(folder.Path), path => Path.GetFileName(path).StartsWith('.'));
    }

    [Fact]
    public void A_tensor_of_another_shape_is_exit_3_and_leaves_nothing()
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder["part.json"], Manifest.Replace("[503, 64]", "[64, 503]", StringComparison.Ordinal));
        ToolRun.Done("init", folder["part.json"], "-o", folder["old"]);

        string error = ToolRun.Refused(3, "init", Config, "--only-missing", folder["old"], "-o", folder["m"]);

        Assert.Contains("'transformer.wte.weight' in 'model.safetensors' is F32 (64,503); to be kept it must be F32 (503,64)", error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder["m"]));
        ToolRun.Refused(3, "init", Config, "--only-missing", folder["absent"], "-o", folder["m"]);
        ToolRun.Refused(2, "init", Config, "--only-missing", "", "-o", folder["m"]);
    }

    [Fact]
    public void Formats()
    {
        using TemporaryFolder folder = new();
        ToolRun.Done("init", Config, "-o", folder["a"], "--as", "safetensors");
        ToolRun.Done("init", Config, "-o", folder["b"], "--as", "npz");

        Assert.True(File.Exists(folder["a/model.safetensors"]));
        Assert.Equal(["config.json", "model.npz", "weightinit.json"], Directory.EnumerateFiles(folder["b"]).Select(path => Path.GetFileName(path)).Order());
        ToolRun.Done("verify", folder["b"]);
        Assert.Equal("npz", ToolRun.Done("inspect", folder["b"], "--json").Json.GetProperty("format").GetString());
        Assert.Contains("'pickle' is not a format for --as; known are safetensors, npz, onnx", ToolRun.Refused(2, "init", Config, "-o", folder["c"], "--as", "pickle"), StringComparison.Ordinal);
        Assert.Contains("--as onnx writes the graph of an .onnx file", ToolRun.Refused(2, "init", Config, "-o", folder["c"], "--as", "onnx"), StringComparison.Ordinal);
        Assert.Contains("--shard-size is for safetensors", ToolRun.Refused(2, "init", Config, "-o", folder["c"], "--as", "npz", "--shard-size", "1MB"), StringComparison.Ordinal);
        Assert.Contains("bfloat16, which NumPy does not have", ToolRun.Refused(2, "init", Config, "-o", folder["c"], "--as", "npz", "--dtype", "bfloat16"), StringComparison.Ordinal);
    }

    private static TemporaryFolder Old()
    {
        TemporaryFolder folder = new();
        File.WriteAllText(folder["part.json"], Manifest);
        ToolRun.Done("init", folder["part.json"], "-o", folder["old"]);
        return folder;
    }
}
