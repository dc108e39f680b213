using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using WeightInit.Models;

namespace WeightInit.Tests.Checkpoints;

/// <summary>What <c>verify</c> finds in a checkpoint that was tampered with.</summary>
public class VerifyTests
{
    [Theory]
    [InlineData(long.MaxValue)]
    [InlineData(100_000)]
    public void A_checkpoint_equals_its_provenance(long limit)
    {
        using TemporaryFolder folder = new();
        SmallModel.Write(folder["m"], options: new() { ShardLimit = limit });

        Assert.Null(SmallModel.Verify(folder["m"]));
    }

    [Fact]
    public void One_from_a_sequential_stream_does_too()
    {
        using TemporaryFolder folder = new();
        SmallModel.Plan().WriteTo(folder["m"], NumPy.RandomState(5), "5");

        Assert.Null(SmallModel.Verify(folder["m"]));
        Flip(folder["m/model.safetensors"], "transformer.wpe.weight", 9, 0);
        Assert.Equal("transformer.wpe.weight", SmallModel.Verify(folder["m"])?.Tensor);
    }

    [Theory]
    [InlineData("transformer.h.0.attn.c_attn.bias", 0, 0)]
    [InlineData("transformer.h.1.mlp.c_fc.weight", 16383, 31)]
    [InlineData("transformer.wte.weight", 20000, 7)]
    [InlineData("transformer.wpe.weight", 4095, 12)]
    public void One_flipped_bit_is_named(string tensor, int element, int bit)
    {
        using TemporaryFolder folder = new();
        foreach (long limit in new[] { long.MaxValue, 100_000L })
        {
            string place = folder[$"{limit}"];
            SmallModel.Write(place, options: new() { ShardLimit = limit });
            uint bits = Directory.EnumerateFiles(place, "*.safetensors").Select(file => Flip(file, tensor, element, bit)).OfType<uint>().Single();

            CheckpointDifference? difference = SmallModel.Verify(place);

            Assert.Equal(new CheckpointDifference(tensor, element, null, $"element {element}", $"{bits:x8}", $"{bits ^ (1u << bit):x8}"), difference);
            Assert.Equal($"{tensor}: element {element}: expected {bits:x8}, found {bits ^ (1u << bit):x8}", difference!.ToString());
        }
    }

    [Fact]
    public void Of_several_differences_the_first_is_named()
    {
        using TemporaryFolder folder = new();
        ModelSpec model = new("long", [new("a", [3_000_000]), new("b", [10])]);
        new Recipe("test", "test", [new("normal(std=1)")]).Resolve(model).WriteTo(folder["m"], RandomKey.FromSeed(3));
        foreach ((string tensor, int element) in new[] { ("b", 0), ("a", 2_900_000), ("a", 1_000_001), ("a", 1_000_000) })
            Flip(folder["m/model.safetensors"], tensor, element, 3);

        for (int run = 0; run < 5; run++)
        {
            CheckpointDifference difference = SmallModel.Verify(folder["m"])!;
            Assert.Equal(("a", 1_000_000L), (difference.Tensor, difference.Element));
        }
    }

    [Fact]
    public void A_missing_an_extra_and_a_reshaped_tensor_are_named()
    {
        using TemporaryFolder folder = new();
        SmallModel.Write(folder["m"]);
        byte[] whole = File.ReadAllBytes(folder["m/model.safetensors"]);
        using SafetensorsReader file = SafetensorsReader.Open(folder["m/model.safetensors"]);
        SafetensorsEntryInfo[] entries = [.. file.Header.Entries.Select(entry => new SafetensorsEntryInfo(entry.Name, entry.DType, entry.Shape))];

        AssertFound([.. entries[..^1]], "transformer.wte.weight: the tensor is missing: expected F32 (503,64), found none");
        AssertFound([.. entries, new("zebra", SafetensorsDType.F32, [0])], "zebra: the tensor is not in the provenance: expected none, found a tensor");
        AssertFound([.. entries[..^1], new("transformer.wte.weight", SafetensorsDType.F32, [64, 503])], "transformer.wte.weight: dtype and shape: expected F32 (503,64), found F32 (64,503)");
        AssertFound([.. entries[..^1], new("transformer.wte.weight", SafetensorsDType.I32, [503, 64])], "transformer.wte.weight: dtype and shape: expected F32 (503,64), found I32 (503,64)");

        void AssertFound(SafetensorsEntryInfo[] inFile, string expected)
        {
            SafetensorsHeader header = SafetensorsHeader.Create(inFile, file.Header.Metadata);
            byte[] data = whole[(int)file.Header.DataStart..(int)(file.Header.DataStart + header.DataLength)];
            File.WriteAllBytes(folder["m/model.safetensors"], [.. header.Prefix.Span, .. data]);
            Assert.Equal(expected, SmallModel.Verify(folder["m"])?.ToString());
        }
    }

    [Theory]
    [InlineData("weightinit.seed", "43")]
    [InlineData("weightinit.stream", "numpy")]
    [InlineData("weightinit.recipe", "00")]
    [InlineData("format", "np")]
    public void Metadata_of_another_checkpoint_is_named(string key, string value)
    {
        using TemporaryFolder folder = new();
        SmallModel.Write(folder["m"], options: new() { ShardLimit = 400_000 });
        string path = folder["m/model-00002-of-00002.safetensors"];
        byte[] bytes = File.ReadAllBytes(path);
        SafetensorsHeader header = SafetensorsHeader.Read(path);
        SafetensorsHeader changed = SafetensorsHeader.Create(
            header.Entries.Select(entry => new SafetensorsEntryInfo(entry.Name, entry.DType, entry.Shape)),
            [.. header.Metadata.Select(pair => pair.Key == key ? new(key, value) : pair)]);
        File.WriteAllBytes(path, [.. changed.Prefix.Span, .. bytes[(int)header.DataStart..]]);

        CheckpointDifference difference = SmallModel.Verify(folder["m"])!;

        Assert.Equal(("model-00002-of-00002.safetensors", $"{key} of the header", value), (difference.File, difference.Problem, difference.Found));
    }

    [Theory]
    [InlineData("seed", "\"43\"", "weightinit.seed of the header")]
    [InlineData("recipe_sha256", "\"00\"", "weightinit.recipe of the header")]
    public void A_provenance_that_says_something_else_is_a_difference(string key, string value, string expected)
    {
        using TemporaryFolder folder = new();
        SmallModel.Write(folder["m"]);
        Change(folder["m/weightinit.json"], root => root[key] = JsonNode.Parse(value));

        Assert.Equal(expected, SmallModel.Verify(folder["m"])?.Problem);
    }

    [Fact]
    public void A_provenance_with_another_initializer_is_a_difference()
    {
        using TemporaryFolder folder = new();
        SmallModel.Write(folder["m"]);
        Change(folder["m/weightinit.json"], root => root["tensors"]![2]!["initializer"] = "zeros");

        Assert.Equal("transformer.h.0.ln_1.weight: element 0: expected 00000000, found 3f800000", SmallModel.Verify(folder["m"])?.ToString());
    }

    [Fact]
    public void A_digest_that_no_tensor_has_is_a_difference_even_where_the_digests_fit_one_another()
    {
        using TemporaryFolder folder = new();
        Provenance written = SmallModel.Write(folder["m"]);
        ProvenanceTensor[] tensors = [.. written.Tensors];
        tensors[3] = tensors[3] with { Digest = tensors[4].Digest };
        File.WriteAllText(folder["m/weightinit.json"], ProvenanceJson.Write(written with { Tensors = tensors, ContentDigest = ContentDigest.OfContent(tensors) }));

        CheckpointDifference difference = SmallModel.Verify(folder["m"])!;

        Assert.Equal((tensors[3].Tensor.Name, "sha256 in weightinit.json", tensors[3].Digest), (difference.Tensor, difference.Problem, difference.Found));
    }

    public static TheoryData<string, string> Damages => new()
    {
        { "", "no provenance" },
        { "{", "no provenance" },
        { "null", "an object with the key format" },
        { "[]", "an object with the key format" },
        { "{}", "no format that is a string" },
        { "{\"format\": 1}", "no format that is a string" },
        { "{\"format\": \"weightinit-checkpoint/2\"}", "'weightinit-checkpoint/2'; weightinit-checkpoint/1 is accepted" },
        { "{\"format\": \"weightinit-checkpoint/1\"}", "no model that is a string" },
        { "{\"format\": \"a\", \"format\": \"b\"}", "no provenance" },
        { "\ud800", "no provenance" },
        { new string('[', 5000), "no provenance" },
    };

    [Theory]
    [MemberData(nameof(Damages))]
    public void A_damaged_provenance_is_an_input_error_of_one_line(string text, string expected)
    {
        using TemporaryFolder folder = new();
        folder.Write("weightinit.json", Encoding.UTF8.GetBytes(text));

        ProvenanceException error = Assert.Throws<ProvenanceException>(() => CheckpointVerifier.ReadProvenance(folder.Path));

        Assert.Contains("weightinit.json", error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    public static TheoryData<string, string, string> Values => new()
    {
        { "name", "7", "no name that is a string" },
        { "shape", "\"503,-1\"", "'503,-1'" },
        { "shape", "\"9223372036854775807,9\"", "2^63 - 1" },
        { "shape", "\"4611686018427387904\"", "" },
        { "dtype", "\"float31\"", "'float31'" },
        { "role", "\"king\"", "king" },
        { "layout", "\"sideways\"", "'sideways'" },
        { "layout", "null", "no layout that is a string" },
        { "fans", "\"1\"", "'1'" },
        { "initializer", "\"magic\"", "magic" },
        { "initializer", "\"normal(std=-1)\"", "-1" },
        { "sha256", "null", "no sha256 that is a string" },
        { "sha256", "\"00\"", "content_sha256 is not that of its tensors" },
        { "name", "\"transformer.wpe.weight\"", "'transformer.wpe.weight' is there twice" },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void A_damaged_tensor_is_an_input_error_of_one_line(string key, string value, string expected)
    {
        using TemporaryFolder folder = new();
        SmallModel.Write(folder["m"]);
        Change(folder["m/weightinit.json"], root => root["tensors"]![0]![key] = JsonNode.Parse(value));

        ProvenanceException error = Assert.Throws<ProvenanceException>(() => CheckpointVerifier.ReadProvenance(folder["m"]));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Theory]
    [InlineData("stream", "\"dice\"", "dice")]
    [InlineData("seed", "\"forty\"", "forty")]
    [InlineData("seed", "\"-1\"", "-1")]
    public void A_stream_or_seed_that_does_not_exist_is_an_input_error(string key, string value, string expected)
    {
        using TemporaryFolder folder = new();
        Provenance written = SmallModel.Write(folder["m"]);
        Provenance changed = key == "seed" ? written with { Seed = JsonNode.Parse(value)!.GetValue<string>() } : written with { Stream = JsonNode.Parse(value)!.GetValue<string>() };
        Rewrite(folder["m"], changed);

        ProvenanceException error = Assert.Throws<ProvenanceException>(() => SmallModel.Verify(folder["m"]));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("weightinit.json")]
    [InlineData("model-00002-of-00002.safetensors")]
    [InlineData("model.safetensors.index.json")]
    public void A_missing_file_is_an_input_error(string file)
    {
        using TemporaryFolder folder = new();
        SmallModel.Write(folder["m"], options: new() { ShardLimit = 400_000 });
        File.Delete(folder[$"m/{file}"]);

        Assert.ThrowsAny<ModelFileException>(() => SmallModel.Verify(folder["m"]));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public void A_file_of_another_length_is_an_input_error(int change)
    {
        using TemporaryFolder folder = new();
        SmallModel.Write(folder["m"]);
        using (FileStream file = File.OpenWrite(folder["m/model.safetensors"]))
            file.SetLength(file.Length + change);

        Assert.ThrowsAny<ModelFileException>(() => SmallModel.Verify(folder["m"]));
    }

    [Fact]
    public void Provenance_reads_back_as_it_was_written()
    {
        using TemporaryFolder folder = new();
        Provenance written = SmallModel.Write(folder["m"]);
        Provenance read = CheckpointVerifier.ReadProvenance(folder["m"]);

        Assert.Equal(written with { Tensors = [] }, read with { Tensors = [] });
        Assert.Equal(written.Tensors.Select(Describe), read.Tensors.Select(Describe));

        static string Describe(ProvenanceTensor tensor) =>
            $"{tensor.Tensor.Name} {tensor.Tensor.Shape} {tensor.Tensor.DType} {tensor.Tensor.Role} {tensor.Tensor.Layout} {tensor.Tensor.Fans} {tensor.Initializer} {tensor.Digest}";
    }

    /// <summary>The checkpoint as a run with this stream and seed would have labelled it.</summary>
    private static void Rewrite(string folder, Provenance provenance)
    {
        string path = Path.Combine(folder, "model.safetensors");
        byte[] bytes = File.ReadAllBytes(path);
        SafetensorsHeader header = SafetensorsHeader.Read(path);
        SafetensorsHeader changed = SafetensorsHeader.Create(header.Entries.Select(entry => new SafetensorsEntryInfo(entry.Name, entry.DType, entry.Shape)), provenance.Metadata);
        File.WriteAllBytes(path, [.. changed.Prefix.Span, .. bytes[(int)header.DataStart..]]);
        File.WriteAllText(Path.Combine(folder, "weightinit.json"), ProvenanceJson.Write(provenance));
    }

    private static void Change(string path, Action<JsonNode> change)
    {
        JsonNode root = JsonNode.Parse(File.ReadAllText(path))!;
        change(root);
        File.WriteAllText(path, root.ToJsonString(new JsonSerializerOptions { WriteIndented = true }));
    }

    /// <summary>Flips a bit of a float32 tensor; its bits before, or null where the file does not hold the tensor.</summary>
    private static uint? Flip(string path, string tensor, int element, int bit)
    {
        SafetensorsHeader header = SafetensorsHeader.Read(path);
        if (header.Find(tensor) is not { } entry)
            return null;
        using FileStream file = File.Open(path, FileMode.Open, FileAccess.ReadWrite);
        file.Position = header.FileOffset(entry) + (4L * element);
        byte[] bytes = new byte[4];
        file.ReadExactly(bytes);
        uint before = BitConverter.ToUInt32(bytes);
        file.Position -= 4;
        file.Write(BitConverter.GetBytes(before ^ (1u << bit)));
        return before;
    }
}
