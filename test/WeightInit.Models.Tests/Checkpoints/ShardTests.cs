using System.Globalization;
using System.Text.Json;
using WeightInit.Models;

namespace WeightInit.Tests.Checkpoints;

/// <summary>Which tensor goes into which file, against the layouts that transformers 5.23.0 wrote.</summary>
public class ShardTests
{
    /// <summary>Every sharded layout there is, but mixtral's: its experts are cut from one fused tensor and travel together.</summary>
    public static TheoryData<string, string, int> Layouts => new()
    {
        { "gpt2-tiny", "100KB", 10 },
        { "gpt2-tiny", "400KB", 2 },
        { "llama-2-7b", "10GB", 2 },
        { "llama-2-7b", "5GB", 3 },
        { "llama-3-8b", "5GB", 4 },
        { "llama-tiny", "100KB", 7 },
        { "qwen2-0.5b", "200MB", 5 },
        { "resnet-tiny-basic", "150KB", 6 },
        { "vit-tiny", "60KB", 7 },
    };

    [Theory]
    [MemberData(nameof(Layouts))]
    public void Tensors_are_cut_and_placed_as_the_library_does(string model, string limit, int shards)
    {
        TensorSpec[] tensors = [.. Golden.Table("transformers-5.23.0", model, "tensors.tsv").OrderBy(row => int.Parse(row["order"], CultureInfo.InvariantCulture)).Select(Tensor)];
        ShardPlan plan = ShardPlan.Of(tensors, Bytes(limit));
        Dictionary<string, string>[] rows = Golden.Table("transformers-5.23.0", model, $"shards-{limit}", "shards.tsv");

        List<string> expected = [.. rows.Select(row => $"{row["file"]} {row["position"]} {row["tensor"]} {row["begin"]} {row["end"]}")];
        List<string> found = [];
        foreach (ShardPlan.Shard shard in plan.Shards)
        {
            SafetensorsHeader header = SafetensorsHeader.Create(shard.Tensors.Select(i => SafetensorsEntryInfo.Of(tensors[i])), [new("format", "pt")]);
            found.AddRange(header.Entries.Select((entry, position) => $"{shard.FileName} {position} {entry.Name} {entry.Begin} {entry.End}"));
            foreach (Dictionary<string, string> row in rows.Where(row => row["file"] == shard.FileName && row["header_bytes"] != "-"))
                Assert.Equal(row["header_bytes"], (header.DataStart - 8).ToString(CultureInfo.InvariantCulture));
        }

        Assert.Equal(shards, plan.Shards.Count);
        Assert.Equal(tensors.Length, found.Count);
        Assert.Equal(expected, found);
    }

    [Theory]
    [InlineData("100KB")]
    [InlineData("400KB")]
    public void The_index_is_the_library_s_byte_for_byte(string limit)
    {
        using TemporaryFolder folder = new();
        SmallModel.Write(folder["m"], options: new() { ShardLimit = Bytes(limit) });

        Assert.Equal(
            File.ReadAllBytes(SmallModel.Golden($"shards-{limit}", "model.safetensors.index.json")),
            File.ReadAllBytes(folder["m/model.safetensors.index.json"]));
        using CheckpointReader reader = CheckpointReader.Open(folder["m"]);
        Assert.Equal(40, reader.Names.Count());
    }

    [Fact]
    public void Written_shards_hold_the_bytes_of_the_whole_file()
    {
        using TemporaryFolder folder = new();
        SmallModel.Write(folder["whole"]);
        SmallModel.Write(folder["cut"], options: new() { ShardLimit = 100_000, Workers = 3 });
        using CheckpointReader whole = CheckpointReader.Open(folder["whole"]);
        using CheckpointReader cut = CheckpointReader.Open(folder["cut"]);

        Assert.Equal(40, whole.Names.Count());
        Assert.All(whole.Names, name => Assert.Equal(Read(whole, name), Read(cut, name)));
    }

    [Fact]
    public void A_shard_may_be_exactly_the_limit_and_a_larger_tensor_goes_alone_before_the_one_that_fills()
    {
        TensorSpec[] tensors = [new("a", [2]), new("b", [3]), new("big", [6]), new("c", [1]), new("d", [4])];

        ShardPlan plan = ShardPlan.Of(tensors, 20);

        // a and b fill 20 bytes; big is 24 and closes at once; c and d fill 20.
        Assert.Equal(["2", "0 1", "3 4"], plan.Shards.Select(shard => string.Join(' ', shard.Tensors)));
        Assert.Equal("model-00003-of-00003.safetensors", plan.Shards[2].FileName);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_limit_below_one_byte_is_refused(long limit) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ShardPlan.Of([new TensorSpec("a", [1])], limit));

    [Fact]
    public void More_shards_than_a_process_may_open_are_written_and_read()
    {
        using TemporaryFolder folder = new();
        ModelSpec model = new("many", [.. Enumerable.Range(0, 1500).Select(i => new TensorSpec($"t{i}", [3]))]);
        Plan plan = new Recipe("test", "test", [new("normal(std=1)")]).Resolve(model);

        plan.WriteTo(folder["m"], RandomKey.FromSeed(1), new() { ShardLimit = 12 });

        using JsonDocument index = JsonDocument.Parse(File.ReadAllBytes(folder["m/model.safetensors.index.json"]));
        Assert.Equal(1500, index.RootElement.GetProperty("weight_map").EnumerateObject().Count());
        Assert.Equal(1500, Directory.EnumerateFiles(folder["m"], "model-?????-of-01500.safetensors").Count());
    }

    private static byte[] Read(CheckpointReader reader, string name)
    {
        byte[] bytes = new byte[reader.Find(name)!.ByteCount];
        reader.Read(name, 0, bytes);
        return bytes;
    }

    private static TensorSpec Tensor(Dictionary<string, string> row) => new(row["name"], Shape.Parse(row["shape"])) { DType = DTypes.Parse(row["dtype"]) };

    private static long Bytes(string limit) =>
        long.Parse(limit[..^2], CultureInfo.InvariantCulture) * (limit[^2] switch { 'K' => 1_000, 'M' => 1_000_000, _ => 1_000_000_000 });
}
