using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using WeightInit.Models;
using Xunit.Abstractions;

namespace WeightInit.Tests.Verbs;

/// <summary><c>weightinit init</c> on lists of torch.nn modules.</summary>
public sealed class InitModulesTests(ITestOutputHelper output) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("torch-2.13.0", "torch-2", 294)]
    [InlineData("torch-1.13.1", "torch-1.13", 293)]
    public void Every_golden_list_is_written_as_PyTorch_makes_it(string release, string stream, int tensors)
    {
        (int lists, int equal) = (0, 0);
        foreach (string path in Directory.GetFiles(Repository.Golden(release, "modules"), "*.json").Order(StringComparer.Ordinal))
        {
            string table = Path.ChangeExtension(Path.GetFileName(path), "tsv");
            string seed = File.ReadLines(Repository.Golden(release, "modules", table)).First().Split('\t')[1];
            string target = _folder[$"{release}-{lists++}"];
            ToolRun.Done("init", path, "--recipe", "torch-default", "--stream", stream, $"--seed={seed}", "-o", target, "--json");
            Assert.Equal(0, ToolRun.Of("verify", target).Code);
            using SafetensorsReader file = SafetensorsReader.Open(Path.Combine(target, "model.safetensors"));
            string[][] rows = [.. Golden.Rows(release, "modules", table)];
            Assert.Equal(rows.Select(row => row[0]).Order(StringComparer.Ordinal), file.Header.Entries.Select(tensor => tensor.Name).Order(StringComparer.Ordinal));
            foreach (string[] row in rows.Where(row => row[2] == "float32"))
            {
                Assert.Equal(row[1], file.Header.Find(row[0])!.Shape.ToString());
                Assert.Equal(row[3], Convert.ToHexStringLower(SHA256.HashData(System.Runtime.InteropServices.MemoryMarshal.AsBytes(file.Read<float>(row[0]).AsSpan()))));
                equal++;
            }
        }

        output.WriteLine($"{release}: {lists} lists written and verified, {equal} float32 tensors equal by sha256");
        Assert.Equal((25, tensors), (lists, equal));
    }

    [Fact]
    public void The_plan_says_whose_order_it_is()
    {
        string path = Write("""[{"Linear": {"in_features": 3, "out_features": 2}}, {"BatchNorm1d": {"num_features": 2}}]""");
        Assert.Contains("stream torch-2.13: drawn in the order of torch.nn", ToolRun.Done("init", path, "--stream", "torch-2", "--dry-run").Output, StringComparison.Ordinal);
        Assert.Contains("drawn one tensor after another", ToolRun.Done("init", path, "--stream", "torch-2", "--recipe", "glorot", "--dry-run").Output, StringComparison.Ordinal);
        JsonElement plan = ToolRun.Done("init", path, "--dry-run", "--json").Json;
        Assert.Equal((12, 16, 8 + 64), (plan.GetProperty("parameters").GetInt64(), plan.GetProperty("elements").GetInt64(), plan.GetProperty("bytes").GetInt64()));
        Assert.Equal(
            ["1.num_batches_tracked buffer", "0.bias bias", "0.weight kernel", "1.bias norm shift", "1.running_mean buffer", "1.running_var buffer", "1.weight norm scale"],
            plan.GetProperty("tensors").EnumerateArray().Select(tensor => $"{tensor.GetProperty("name")} {tensor.GetProperty("role")}"));
    }

    [Fact]
    public void Draws_are_printed_in_order_with_what_becomes_of_them()
    {
        string path = Write("""[{"MultiheadAttention": {"embed_dim": 4, "num_heads": 2}}, {"Embedding": {"num_embeddings": 3, "embedding_dim": 2, "padding_idx": 1}}]""");
        Assert.Equal(
            """
            # torch.manual_seed(5); then, in this order
            function	tensor	shape	dtype	args	note
            uniform_	0.out_proj.weight	4,4	float32	low=-0.49999999999999994 high=0.49999999999999994	
            uniform_	discarded	4	float32	low=-0.5 high=0.5	overwritten: 0.out_proj.bias
            uniform_	0.in_proj_weight	12,4	float32	low=-0.6123724356957946 high=0.6123724356957946	
            normal_	1.weight	3,2	float32	mean=0.0 std=1.0	
            zero_row	1.weight	2	float32	row=1	

            """.ReplaceLineEndings("\n"),
            ToolRun.Done("init", path, "--dry-run", "--draws", "--seed", "5").Output);
    }

    [Fact]
    public void Clones_have_one_place_in_the_stream()
    {
        string path = Write("""[{"TransformerEncoder": {"encoder_layer": {"Linear": {"in_features": 2, "out_features": 2}}, "num_layers": 3}}]""");
        ToolRun.Done("init", path, "--stream", "torch-2", "--seed", "1", "-o", _folder["out"]);
        using JsonDocument provenance = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(_folder["out"], "weightinit.json")));
        Assert.Equal(
            ["word=0", "word=4", "word=0", "word=4", "word=0", "word=4"],
            provenance.RootElement.GetProperty("tensors").EnumerateArray().Select(tensor => tensor.GetProperty("position").GetString()));
    }

    [Fact]
    public void A_changed_element_is_found()
    {
        string path = Write("""[{"Linear": {"in_features": 3, "out_features": 2}}]""");
        ToolRun.Done("init", path, "--stream", "torch-2", "-o", _folder["out"]);
        string file = Path.Combine(_folder["out"], "model.safetensors");
        byte[] bytes = File.ReadAllBytes(file);
        bytes[^1] ^= 1;
        File.WriteAllBytes(file, bytes);
        Assert.Equal(1, ToolRun.Of("verify", _folder["out"]).Code);
    }

    [Fact]
    public void On_our_own_stream_tensors_go_by_their_names()
    {
        string one = Write("""[{"Linear": {"in_features": 3, "out_features": 2}}]""");
        string two = Write("""[{"Linear": {"in_features": 3, "out_features": 2}}, {"Linear": {"in_features": 2, "out_features": 2}}]""", "two.json");
        Assert.Equal(Weights(one, "0.weight"), Weights(two, "0.weight"));

        float[] Weights(string path, string name)
        {
            string target = _folder[Path.GetFileNameWithoutExtension(path) + "-out"];
            ToolRun.Done("init", path, "--seed", "42", "-o", target);
            using SafetensorsReader file = SafetensorsReader.Open(Path.Combine(target, "model.safetensors"));
            return file.Read<float>(name);
        }
    }

    [Fact]
    public void What_a_release_lacks_is_wrong_usage()
    {
        string path = Write("""[{"RMSNorm": {"normalized_shape": 4}}]""");
        Assert.Equal(
            $"weightinit: the stream torch-1.13 cannot make {path}: RMSNorm came with PyTorch 2.4\n",
            ToolRun.Refused(2, "init", path, "--stream", "torch-1.13", "-o", _folder["out"]));
        ToolRun.Done("init", path, "--stream", "torch-2.0", "-o", _folder["out"]);
    }

    [Theory]
    [InlineData("""[{"Liner": {}}]""", "torch.nn has no class 'Liner' that is known here, did you mean 'Linear'?")]
    [InlineData("""[{"Linear": {"in_features": 3}}]""", "Linear needs the argument out_features, which is not given.")]
    [InlineData("""[{"Linear": {"in_features": 3, "out_features": 2, "bais": true}}]""", "Linear has no argument 'bais', did you mean 'bias'?")]
    [InlineData("[]", "the list is empty")]
    public void A_bad_list_is_bad_input(string json, string says)
    {
        string line = ToolRun.Refused(3, "init", Write(json), "--stream", "torch-2", "-o", _folder["out"]);
        Assert.Contains(says, line, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder["out"]));
    }

    [Fact]
    public void A_layout_has_no_place() =>
        Assert.Contains("says the layouts", ToolRun.Refused(2, "init", Write("""[{"ReLU": {}}]"""), "--layout", "in-out", "--dry-run"), StringComparison.Ordinal);

    private string Write(string json, string name = "modules.json") => _folder.Write(name, Encoding.UTF8.GetBytes(json));
}
