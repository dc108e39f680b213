using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using WeightInit.Tests.Processes;

namespace WeightInit.Tests.Verbs;

/// <summary>Models of transformers from torch's seed on the command line: the sequence of draws, the checkpoint, its provenance.</summary>
public class FreshModelTests
{
    private const int Cases = 36;

    [Fact]
    public void Every_sequence_of_draws_is_printed_as_the_library_s_table()
    {
        string[] files = [.. Directory.EnumerateFiles(Repository.Golden("transformers-5.23.0"), "draws.tsv", SearchOption.AllDirectories)];

        Assert.Equal(Cases, files.Length);
        foreach (string file in files)
        {
            string config = Path.Combine(Path.GetDirectoryName(file)!, "config.json");
            Assert.Equal(File.ReadAllText(file), ToolRun.Done("init", config, "--dry-run", "--draws", "--stream", "torch-2", "--seed", "42").Output);
        }
    }

    [Theory]
    [InlineData("gpt2-tiny", "torch-2", "--as", "npz")]
    [InlineData("mixtral-tiny", "torch-2.13", "--shard-size", "100KB")]
    [InlineData("vit-tiny", "torch-1.13")]
    [InlineData("llama-tiny-bf16", "torch")]
    [InlineData("bert-tiny-mlm", "torch-2.0", "--dtype", "float64")]
    public void A_model_is_written_in_the_library_s_order_and_drawn_again(string name, string stream, params string[] options)
    {
        using TemporaryFolder folder = new();

        ToolRun init = ToolRun.Done(["init", Config(name), "--stream", stream, "--seed", "42", "-o", folder["m"], .. options]);

        Assert.Contains(", seed 42, order of transformers 5.23.0, content sha256 ", init.Output, StringComparison.Ordinal);
        JsonNode provenance = Provenance(folder["m"]);
        Assert.Equal("transformers 5.23.0", provenance["order"]!.GetValue<string>());
        Assert.All(provenance["tensors"]!.AsArray(), tensor => Assert.Equal(IsConstant(tensor!), tensor!["position"] is null));
        Assert.Contains("equal; ", ToolRun.Done("verify", folder["m"]).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_kept_leaves_the_others_as_they_would_be()
    {
        using TemporaryFolder folder = new();
        ToolRun.Done("init", Config("gpt2-tiny-base"), "-o", folder["old"], "--seed", "3");
        ToolRun.Done("init", Config("gpt2-tiny"), "--stream", "torch", "--seed", "42", "-o", folder["all"]);
        File.WriteAllText(folder["part.json"], """{"manifest": 1, "tensors": [{"name": "transformer.wte.weight", "shape": [503, 64], "initializer": "ones"}]}""");
        ToolRun.Done("init", folder["part.json"], "-o", folder["part"]);

        ToolRun.Done("init", Config("gpt2-tiny"), "--stream", "torch", "--seed", "42", "-o", folder["m"], "--only-missing", folder["part"]);

        JsonArray all = Provenance(folder["all"])["tensors"]!.AsArray();
        JsonArray some = Provenance(folder["m"])["tensors"]!.AsArray();
        Assert.Equal("model.safetensors", some[0]!["kept_from"]!.GetValue<string>());
        Assert.Equal(all.Skip(1).Select(tensor => tensor!["sha256"]!.GetValue<string>()), some.Skip(1).Select(tensor => tensor!["sha256"]!.GetValue<string>()));
        ToolRun.Done("verify", folder["m"]);
    }

    [Fact]
    public void A_plan_says_in_whose_order_it_is_drawn()
    {
        Assert.Contains("stream torch-2.13: drawn in the order of transformers 5.23.0\n", ToolRun.Done("init", "gpt2", "--dry-run", "--stream", "torch").Output, StringComparison.Ordinal);
        Assert.Contains("stream torch-2.13: no order of its library's is known", ToolRun.Done("init", "gpt2", "--dry-run", "--stream", "torch", "--recipe", "he").Output, StringComparison.Ordinal);
        Assert.Contains("stream numpy: no order of its library's is known", ToolRun.Done("init", "gpt2", "--dry-run", "--stream", "numpy").Output, StringComparison.Ordinal);
        Assert.DoesNotContain("order of", ToolRun.Done("init", "gpt2", "--dry-run").Output, StringComparison.Ordinal);
        ToolRun json = ToolRun.Of("init", "gpt2", "--dry-run", "--stream", "torch", "--json");
        Assert.Equal("weightinit: stream torch-2.13: drawn in the order of transformers 5.23.0\n", json.Error);
        Assert.Equal("gpt2", json.Json.GetProperty("model").GetString());
    }

    [Fact]
    public void Draws_are_refused_where_there_are_none()
    {
        Assert.Contains("no order of draws is known", ToolRun.Refused(2, "init", "gpt2", "--dry-run", "--draws", "--stream", "numpy"), StringComparison.Ordinal);
        Assert.Contains("no order of draws is known", ToolRun.Refused(2, "init", "gpt2", "--dry-run", "--draws", "--recipe", "he"), StringComparison.Ordinal);
        Assert.Contains("--dry-run", ToolRun.Refused(2, "init", "gpt2", "--draws", "-o", "m"), StringComparison.Ordinal);
        Assert.Contains("without --json", ToolRun.Refused(2, "init", "gpt2", "--dry-run", "--draws", "--json"), StringComparison.Ordinal);
        Assert.Contains("The seed", ToolRun.Refused(2, "init", "gpt2", "--stream", "torch", "--seed", "1,2", "-o", "m"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_tensor_larger_than_the_memory_is_written_and_verified()
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder["wide.json"], """{"model_type": "gpt2", "n_layer": 1, "n_embd": 512, "n_head": 2, "n_positions": 16, "vocab_size": 100003}""");

        // A table of 205 MB, drawn after as much has been discarded, in a heap of 48 MB.
        ToolRun init = InLittleMemory("init", folder["wide.json"], "--stream", "torch", "--seed", "42", "-o", folder["m"]);
        ToolRun verify = InLittleMemory("verify", folder["m"]);

        Assert.True(init.Code == 0, init.Error);
        Assert.True(new FileInfo(folder["m/model.safetensors"]).Length > 200_000_000);
        Assert.Contains("equal; 16 tensors", verify.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("word=1", 1, "differs; transformer.wte.weight: element 0")]
    [InlineData("word=-1", 3, "word is a whole number of 0 or more")]
    [InlineData("word=9223372036854775807", 3, "is no place of transformer.wte.weight")]
    [InlineData("word=4611686018427387900 pair=99", 3, "is no place of")]
    [InlineData("word=1 pair=2", 3, "is no place of")]
    [InlineData("word=1 fill=32192 offset=1", 3, "is no place of")]
    [InlineData("word=1 fill=9223372036854775807", 3, "is no place of")]
    [InlineData("place=1", 3, "is no place of")]
    [InlineData("", 3, "is no place in a stream")]
    [InlineData(null, 3, "the library's order has no draw for it")]
    public void A_position_that_is_none_is_one_line(string? position, int code, string problem)
    {
        using TemporaryFolder folder = new();
        ToolRun.Done("init", Config("gpt2-tiny"), "--stream", "torch", "--seed", "42", "-o", folder["m"]);
        JsonNode provenance = Provenance(folder["m"]);
        JsonObject first = provenance["tensors"]![0]!.AsObject();
        first.Remove("position");
        if (position is not null)
            first["position"] = position;
        File.WriteAllText(folder["m/weightinit.json"], provenance.ToJsonString());

        ToolRun verify = ToolRun.Of("verify", folder["m"]);

        Assert.Equal(code, verify.Code);
        Assert.Contains(problem, verify.Output + verify.Error, StringComparison.Ordinal);
        Assert.True(code == 1 || verify.FailsInOneLine, verify.Error);
    }

    private static ToolRun InLittleMemory(params string[] arguments)
    {
        ProcessStartInfo start = new(ToolProcess.DotNet, [ToolProcess.Assembly, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DOTNET_GCHeapHardLimit"] = "0x3000000";
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new ToolRun(process.ExitCode, Encoding.UTF8.GetBytes(output), error.Result);
    }

    private static bool IsConstant(JsonNode tensor) => tensor["initializer"]!.GetValue<string>() is "zeros" or "ones" || tensor["initializer"]!.GetValue<string>().StartsWith("constant", StringComparison.Ordinal);

    private static JsonNode Provenance(string folder) => JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "weightinit.json")))!;

    private static string Config(string name) => Repository.Golden("transformers-5.23.0", name, "config.json");
}
