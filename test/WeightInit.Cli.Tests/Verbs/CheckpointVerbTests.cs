using System.Text.Json;

namespace WeightInit.Tests.Verbs;

/// <summary><c>init</c> and <c>verify</c> on the command line: what they print and their exit codes.</summary>
public class CheckpointVerbTests
{
    private static string Config => Repository.Golden("transformers-5.23.0", "gpt2-tiny", "config.json");

    [Fact]
    public void A_checkpoint_is_written_verified_and_refused()
    {
        using TemporaryFolder folder = new();
        ToolRun init = ToolRun.Done("init", Config, "--seed", "42", "-o", folder["m"]);
        ToolRun verify = ToolRun.Done("verify", folder["m"]);
        string refused = ToolRun.Refused(4, "init", Config, "-o", folder["m"]);

        Assert.Contains("40 tensors, 186,368 parameters", init.Output, StringComparison.Ordinal);
        Assert.Equal($"{folder["m"]}: equal; 40 tensors, 186,368 elements drawn again from stream native, seed 42\n", verify.Output);
        Assert.Contains("--force", refused, StringComparison.Ordinal);
        Assert.Equal([folder["m"]], Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [Fact]
    public void Force_replaces_a_checkpoint_and_nothing_else()
    {
        using TemporaryFolder folder = new();
        ToolRun.Done("init", Config, "-o", folder["m"]);
        ToolRun.Done("init", Config, "--seed", "1", "-o", folder["m"], "--force");
        Assert.EndsWith("seed 1\n", ToolRun.Done("verify", folder["m"]).Output, StringComparison.Ordinal);

        Directory.CreateDirectory(folder["mine"]);
        File.WriteAllText(folder["mine/notes.txt"], "mine");
        string refused = ToolRun.Refused(4, "init", Config, "-o", folder["mine"], "--force");

        Assert.Contains("notes.txt", refused, StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(folder["mine/notes.txt"]));
    }

    [Fact]
    public void A_file_in_the_way_is_exit_4()
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder["file"], "mine");

        ToolRun.Refused(4, "init", Config, "-o", folder["file"]);
        ToolRun.Refused(4, "init", Config, "-o", folder["file"], "--force");
        ToolRun.Refused(4, "init", Config, "-o", folder["file/m"]);
        ToolRun.Refused(4, "init", Config, "-o", "");
        ToolRun.Refused(4, "init", Config, "-o", "/");

        Assert.Equal("mine", File.ReadAllText(folder["file"]));
    }

    [Fact]
    public void The_JSON_of_init_says_what_was_written()
    {
        using TemporaryFolder folder = new();
        JsonElement json = ToolRun.Done("init", Config, "-o", folder["m"], "--shard-size", "100KB", "--json").Json;
        using JsonDocument provenance = JsonDocument.Parse(File.ReadAllBytes(folder["m/weightinit.json"]));

        Assert.Equal((40, 186_368L, 745_472L), (json.GetProperty("tensors").GetInt32(), json.GetProperty("parameters").GetInt64(), json.GetProperty("bytes").GetInt64()));
        Assert.Equal(provenance.RootElement.GetProperty("content_sha256").GetString(), json.GetProperty("content_sha256").GetString());
        Assert.Equal(10, Directory.EnumerateFiles(folder["m"], "*.safetensors").Count());
    }

    [Fact]
    public void A_flipped_bit_is_exit_1_and_named()
    {
        using TemporaryFolder folder = new();
        ToolRun.Done("init", Config, "-o", folder["m"]);
        byte[] bytes = File.ReadAllBytes(folder["m/model.safetensors"]);
        bytes[^1] ^= 1;
        File.WriteAllBytes(folder["m/model.safetensors"], bytes);

        ToolRun text = ToolRun.Of("verify", folder["m"]);
        ToolRun json = ToolRun.Of("verify", folder["m"], "--json");

        // The last of 503 x 64 elements of the last tensor; its high byte.
        Assert.Equal((1, ""), (text.Code, text.Error));
        Assert.StartsWith($"{folder["m"]}: differs; transformer.wte.weight: element 32191: expected ", text.Output, StringComparison.Ordinal);
        Assert.Equal(1, json.Code);
        JsonElement difference = json.Json.GetProperty("difference");
        Assert.Equal(("transformer.wte.weight", 32191), (difference.GetProperty("tensor").GetString(), difference.GetProperty("element").GetInt32()));
        Assert.False(json.Json.GetProperty("equal").GetBoolean());
    }

    [Fact]
    public void What_is_no_checkpoint_is_exit_3()
    {
        using TemporaryFolder folder = new();
        ToolRun.Refused(3, "verify", folder["absent"]);
        ToolRun.Refused(3, "verify", folder.Path);

        ToolRun.Done("init", Config, "-o", folder["m"]);
        string provenance = File.ReadAllText(folder["m/weightinit.json"]);
        File.WriteAllText(folder["m/weightinit.json"], provenance[..^20]);
        Assert.Contains("weightinit.json", ToolRun.Refused(3, "verify", folder["m"]), StringComparison.Ordinal);

        File.WriteAllText(folder["m/weightinit.json"], provenance);
        using (FileStream file = File.OpenWrite(folder["m/model.safetensors"]))
            file.SetLength(file.Length - 1);
        Assert.Contains("model.safetensors", ToolRun.Refused(3, "verify", folder["m"]), StringComparison.Ordinal);

        File.Delete(folder["m/model.safetensors"]);
        ToolRun.Refused(3, "verify", folder["m"]);
    }
}
