using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using WeightInit.Models;

namespace WeightInit.Tests.Checkpoints;

/// <summary>The bytes of a checkpoint against the format's rules, read without the reader under test.</summary>
public class CheckpointBytesTests
{
    [Fact]
    public void The_header_is_that_of_save_pretrained_but_for_our_metadata()
    {
        using TemporaryFolder folder = new();
        Provenance written = SmallModel.Write(folder["m"]);
        byte[] file = File.ReadAllBytes(folder["m/model.safetensors"]);

        string header = HeaderText(file);
        Dictionary<string, string>[] rows = Golden.Table("transformers-5.23.0", "gpt2-tiny", "tensors.tsv");

        // The reference writes compact JSON, padded with spaces to a multiple of 8: the data begin at one.
        StringBuilder expected = new("{\"__metadata__\":{\"format\":\"pt\",\"weightinit.stream\":\"native\",\"weightinit.seed\":\"42\",\"weightinit.recipe\":\"");
        expected.Append(written.RecipeDigest).Append("\"}");
        long begin = 0;
        foreach (Dictionary<string, string> row in rows)
        {
            long end = begin + (4 * Shape.Parse(row["shape"]).Count);
            expected.Append(CultureInfo.InvariantCulture, $",\"{row["name"]}\":{{\"dtype\":\"F32\",\"shape\":[{row["shape"]}],\"data_offsets\":[{begin},{end}]}}");
            begin = end;
        }

        expected.Append('}');
        Assert.Equal(40, rows.Length);
        Assert.Equal(expected.ToString(), header.TrimEnd(' '));
        Assert.Equal(0, header.Length % 8);
        Assert.True(header.Length - header.TrimEnd(' ').Length < 8);
        Assert.Equal(8 + header.Length + begin, file.Length);
    }

    [Fact]
    public void Every_shard_begins_with_the_same_metadata()
    {
        using TemporaryFolder folder = new();
        SmallModel.Write(folder["m"], options: new() { ShardLimit = 100_000 });

        string[] starts = [.. Directory.EnumerateFiles(folder["m"], "*.safetensors").Select(file => HeaderText(File.ReadAllBytes(file)).Split('}')[0]).Distinct()];

        Assert.StartsWith("{\"__metadata__\":{\"format\":\"pt\",\"weightinit.stream\":\"native\",\"weightinit.seed\":\"42\",\"weightinit.recipe\":\"", Assert.Single(starts), StringComparison.Ordinal);
    }

    [Fact]
    public void The_folder_holds_what_a_loader_looks_for_and_nothing_else()
    {
        using TemporaryFolder folder = new();
        SmallModel.Write(folder["whole"]);
        SmallModel.Write(folder["cut"], options: new() { ShardLimit = 400_000 });

        Assert.Equal(["config.json", "model.safetensors", "weightinit.json"], SmallModel.Files(folder["whole"]).Keys.Order(StringComparer.Ordinal));
        Assert.Equal(
            ["config.json", "model-00001-of-00002.safetensors", "model-00002-of-00002.safetensors", "model.safetensors.index.json", "weightinit.json"],
            SmallModel.Files(folder["cut"]).Keys.Order(StringComparer.Ordinal));
        Assert.Equal([folder["cut"], folder["whole"]], Directory.EnumerateFileSystemEntries(folder.Path).Order(StringComparer.Ordinal));
        using JsonDocument config = JsonDocument.Parse(File.ReadAllBytes(folder["whole/config.json"]));
        Assert.Equal("gpt2", config.RootElement.GetProperty("model_type").GetString());
        Assert.Equal("float32", config.RootElement.GetProperty("dtype").GetString());
    }

    [Fact]
    public void A_second_run_writes_the_same_bytes_whatever_the_number_of_workers()
    {
        using TemporaryFolder folder = new();
        SmallModel.Write(folder["0"], options: new() { Workers = 1, ShardLimit = 300_000 });
        Dictionary<string, byte[]> first = SmallModel.Files(folder["0"]);
        foreach (int workers in new[] { 1, 2, 7 })
        {
            string again = folder[$"again-{workers}"];
            SmallModel.Write(again, options: new() { Workers = workers, ShardLimit = 300_000 });
            Dictionary<string, byte[]> second = SmallModel.Files(again);

            Assert.Equal(first.Keys.Order(StringComparer.Ordinal), second.Keys.Order(StringComparer.Ordinal));
            Assert.All(first, file => Assert.True(file.Value.AsSpan().SequenceEqual(second[file.Key]), file.Key));
        }
    }

    [Fact]
    public void Another_seed_changes_every_random_tensor_and_no_constant()
    {
        using TemporaryFolder folder = new();
        Provenance one = SmallModel.Write(folder["1"], seed: 1);
        Provenance two = SmallModel.Write(folder["2"], seed: 2);

        Assert.NotEqual(one.ContentDigest, two.ContentDigest);
        Assert.All(one.Tensors.Zip(two.Tensors), pair => Assert.Equal(pair.First.Initializer is ConstantInitializer, pair.First.Digest == pair.Second.Digest));
    }

    [Fact]
    public void The_content_digest_is_its_definition_and_knows_nothing_of_shards_and_workers()
    {
        using TemporaryFolder folder = new();
        long seven = LimitFor(7);
        Provenance whole = SmallModel.Write(folder["1"], options: new() { Workers = 1 });
        Provenance cut = SmallModel.Write(folder["7"], options: new() { ShardLimit = seven, Workers = 3 });

        Assert.Equal(7, Directory.EnumerateFiles(folder["7"], "*.safetensors").Count());
        Assert.Equal(whole.ContentDigest, cut.ContentDigest);
        Assert.Equal(whole.Tensors.Select(tensor => tensor.Digest), cut.Tensors.Select(tensor => tensor.Digest));
        Assert.Equal(DigestByDefinition(File.ReadAllBytes(folder["1/model.safetensors"])), whole.ContentDigest);
    }

    [Fact]
    public void Tensors_longer_than_a_piece_have_the_digest_of_the_definition()
    {
        using TemporaryFolder folder = new();
        // Just beyond three pieces of 1 MiB, exactly two, and none.
        ModelSpec model = new("pieces", [new("a", [786_433]), new("b", [2, 262_144]), new("c", [0])]);
        Plan plan = new Recipe("test", "test", [new("normal(std=1)")]).Resolve(model);

        Provenance written = plan.WriteTo(folder["m"], RandomKey.FromSeed(7), new() { Workers = 2 });

        Assert.Equal(DigestByDefinition(File.ReadAllBytes(folder["m/model.safetensors"])), written.ContentDigest);
        Assert.Null(SmallModel.Verify(folder["m"]));
    }

    [Fact]
    public void A_model_without_tensors_is_an_empty_file()
    {
        using TemporaryFolder folder = new();
        Plan plan = new Recipe("test", "test", [new("zeros")]).Resolve(new ModelSpec("none", []));

        plan.WriteTo(folder["m"], RandomKey.FromSeed(0));

        Assert.EndsWith("}}", HeaderText(File.ReadAllBytes(folder["m/model.safetensors"])).TrimEnd(' '), StringComparison.Ordinal);
        Assert.Null(SmallModel.Verify(folder["m"]));
    }

    /// <summary>docs: SHA-256 over one line a tensor, sorted by name: name, dtype, shape, SHA-256 of the SHA-256s of its pieces of 1 MiB.</summary>
    private static string DigestByDefinition(byte[] file)
    {
        int start = 8 + HeaderText(file).Length;
        using JsonDocument header = JsonDocument.Parse(HeaderText(file));
        SortedDictionary<string, string> lines = new(StringComparer.Ordinal);
        foreach (JsonProperty tensor in header.RootElement.EnumerateObject().Where(property => property.Name != "__metadata__"))
        {
            long[] offsets = [.. tensor.Value.GetProperty("data_offsets").EnumerateArray().Select(offset => offset.GetInt64())];
            string shape = string.Join(',', tensor.Value.GetProperty("shape").EnumerateArray().Select(axis => axis.GetInt64()));
            byte[] bytes = file[(int)(start + offsets[0])..(int)(start + offsets[1])];
            byte[] pieces = [.. bytes.Chunk(1024 * 1024).SelectMany(SHA256.HashData)];
            lines.Add(tensor.Name, $"{tensor.Name}\tfloat32\t{shape}\t{Convert.ToHexStringLower(SHA256.HashData(pieces))}\n");
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(lines.Values))));
    }

    private static string HeaderText(byte[] file) => Encoding.UTF8.GetString(file, 8, (int)BinaryPrimitives.ReadUInt64LittleEndian(file));

    private static long LimitFor(int shards)
    {
        TensorSpec[] tensors = [.. SmallModel.Plan().Tensors.Select(planned => planned.Tensor)];
        return Enumerable.Range(1, 7500).Select(step => step * 100L).First(limit => ShardPlan.Of(tensors, limit).Shards.Count == shards);
    }
}
