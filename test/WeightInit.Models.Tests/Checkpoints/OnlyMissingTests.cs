using WeightInit.Models;

namespace WeightInit.Tests.Checkpoints;

/// <summary>Checkpoints that keep what another has and draw the rest.</summary>
public class OnlyMissingTests
{
    /// <summary>The tensors of the second block, which the older checkpoint lacks.</summary>
    private const string Lacking = "transformer.h.1.";

    public static TheoryData<CheckpointFormat, long, bool> Older => new()
    {
        { CheckpointFormat.Safetensors, long.MaxValue, false },
        { CheckpointFormat.Safetensors, 100_000, false },
        { CheckpointFormat.Npz, long.MaxValue, false },
        { CheckpointFormat.Safetensors, long.MaxValue, true },
        { CheckpointFormat.Npz, long.MaxValue, true },
    };

    [Theory]
    [MemberData(nameof(Older))]
    public void What_is_there_is_kept_and_the_rest_is_what_it_would_be(CheckpointFormat format, long shardLimit, bool sequential)
    {
        using TemporaryFolder folder = new();
        Dictionary<string, string> old = Digests(Part().WriteTo(folder["old"], RandomKey.FromSeed(1), new() { Format = format, ShardLimit = shardLimit }));
        using KeptTensors kept = KeptTensors.Open(folder["old"], SmallModel.Load().Model);
        Dictionary<string, string> whole = Digests(Write(folder["whole"], sequential, new()));

        foreach (CheckpointFormat other in new[] { CheckpointFormat.Safetensors, CheckpointFormat.Npz })
        {
            Provenance written = Write(folder[$"{other}"], sequential, new() { Kept = kept, Format = other });
            Dictionary<string, string> found = Digests(written);

            Assert.Equal((28, 28, 40), (kept.Count, written.Kept, found.Count));
            Assert.Equal(49_984, written.DrawnElements);
            foreach ((string name, string digest) in found)
                Assert.Equal(name.StartsWith(Lacking, StringComparison.Ordinal) ? whole[name] : old[name], digest);
            Assert.All(written.Tensors, tensor => Assert.Equal(tensor.Tensor.Name.StartsWith(Lacking, StringComparison.Ordinal), tensor.KeptFrom is null));
            Assert.All(written.Tensors.Where(tensor => tensor.KeptFrom is not null), tensor => Assert.True(File.Exists(folder[$"old/{tensor.KeptFrom}"])));
            Assert.Equal(written.Tensors.Select(tensor => tensor.KeptFrom), CheckpointVerifier.ReadProvenance(folder[$"{other}"]).Tensors.Select(tensor => tensor.KeptFrom));
            Assert.Null(SmallModel.Verify(folder[$"{other}"]));
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_flipped_bit_in_a_kept_tensor_is_found_by_its_digest(bool sequential)
    {
        using TemporaryFolder folder = new();
        Part().WriteTo(folder["old"], RandomKey.FromSeed(1));
        using KeptTensors kept = KeptTensors.Open(folder["old"], SmallModel.Load().Model);
        Write(folder["m"], sequential, new() { Kept = kept });
        SafetensorsHeader header = SafetensorsHeader.Read(folder["m/model.safetensors"]);

        Flip("transformer.h.2.ln_1.bias");
        CheckpointDifference second = SmallModel.Verify(folder["m"])!;
        Flip("transformer.h.1.mlp.c_fc.weight");
        CheckpointDifference first = SmallModel.Verify(folder["m"])!;
        Flip("transformer.wte.weight");
        CheckpointDifference atOnce = SmallModel.Verify(folder["m"])!;

        Assert.Equal(("transformer.h.2.ln_1.bias", "sha256 of the kept tensor"), (second.Tensor, second.Problem));
        Assert.Equal(("transformer.h.1.mlp.c_fc.weight", "element 0"), (first.Tensor, first.Problem));
        Assert.Equal(("transformer.wte.weight", "sha256 of the kept tensor"), (atOnce.Tensor, atOnce.Problem));

        void Flip(string tensor)
        {
            byte[] bytes = File.ReadAllBytes(folder["m/model.safetensors"]);
            bytes[header.FileOffset(header.Find(tensor)!)] ^= 1;
            File.WriteAllBytes(folder["m/model.safetensors"], bytes);
        }
    }

    [Fact]
    public void A_kept_tensor_is_read_in_pieces_whatever_its_law()
    {
        // Of 40 MB, in a law of the whole tensor that would take as much memory to draw.
        using TemporaryFolder folder = new();
        ModelSpec model = new("m", [new("a", [3_200, 3_201]), new("b", [4])]);
        new Recipe("r", "r", [new("normal(std=1)")]).Resolve(model with { Tensors = [model.Tensors[0]] }).WriteTo(folder["old"], RandomKey.FromSeed(1));
        using KeptTensors kept = KeptTensors.Open(folder["old"], model);
        Plan plan = new Recipe("r", "r", [new("orthogonal") { Tensor = "a" }, new("normal(std=1)")]).Resolve(model);
        long before = GC.GetAllocatedBytesForCurrentThread();

        plan.WriteTo(folder["m"], RandomKey.FromSeed(2), new() { Kept = kept, Workers = 1 });

        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 5_000_000);
        Assert.Null(SmallModel.Verify(folder["m"]));
    }

    [Theory]
    [InlineData(CheckpointFormat.Safetensors, DType.Float32, "is F32 (64,503); to be kept it must be F32 (503,64), as the model has it.")]
    [InlineData(CheckpointFormat.Safetensors, DType.Float16, "is F16 (503,64); to be kept it must be F32 (503,64), as the model has it.")]
    [InlineData(CheckpointFormat.Npz, DType.Float64, "is float64 (503,64); to be kept it must be float32 (503,64), as the model has it.")]
    public void Another_shape_or_type_is_an_error(CheckpointFormat format, DType type, string expected)
    {
        using TemporaryFolder folder = new();
        ModelSpec model = new("old", [new("transformer.wte.weight", type == DType.Float32 ? [64, 503] : [503, 64]) { DType = type }]);
        new Recipe("r", "r", [new("zeros")]).Resolve(model).WriteTo(folder["old"], RandomKey.FromSeed(1), new() { Format = format });

        CheckpointException error = Assert.Throws<CheckpointException>(() => KeptTensors.Open(folder["old"], SmallModel.Load().Model));

        string file = format == CheckpointFormat.Npz ? "model.npz" : "model.safetensors";
        Assert.Equal(CheckpointError.OtherTensor, error.Error);
        Assert.Equal($"reading {folder["old"]}: tensor 'transformer.wte.weight' in '{file}' {expected}", error.Message);
    }

    [Fact]
    public void Tensors_that_the_model_does_not_have_are_told()
    {
        using TemporaryFolder folder = new();
        SmallModel.Write(folder["old"]);
        using KeptTensors kept = KeptTensors.Open(folder["old"], new ModelSpec("m", [new("transformer.ln_f.bias", [64]), new("head", [2])]));

        Assert.Equal((1, 39), (kept.Count, kept.Ignored.Count));
        Assert.Equal(("model.safetensors", null), (kept.FileOf("transformer.ln_f.bias"), kept.FileOf("head")));
        Assert.DoesNotContain("transformer.ln_f.bias", kept.Ignored);
    }

    [Theory]
    [InlineData("no")]
    [InlineData("no.npz")]
    [InlineData("empty")]
    [InlineData("text.npz")]
    [InlineData("text.safetensors")]
    public void What_is_no_checkpoint_is_an_input_error(string name)
    {
        using TemporaryFolder folder = new();
        Directory.CreateDirectory(folder["empty"]);
        folder.Write("text.npz", "no archive"u8);
        folder.Write("text.safetensors", "no tensors"u8);

        ModelFileException error = Assert.ThrowsAny<ModelFileException>(() => KeptTensors.Open(folder[name], SmallModel.Load().Model));

        Assert.DoesNotContain('\n', error.Message);
    }

    [NumPyFact]
    public void NumPys_archives_are_kept_from_if_they_are_stored_row_by_row()
    {
        using TemporaryFolder folder = new();
        DebianPython.Run("-", $$"""
            import numpy
            a = numpy.arange(12, dtype='<f4').reshape(3, 4)
            numpy.savez({{"'" + folder["plain.npz"] + "'"}}, a=a)
            numpy.savez_compressed({{"'" + folder["packed.npz"] + "'"}}, a=a)
            numpy.savez({{"'" + folder["columns.npz"] + "'"}}, a=numpy.asfortranarray(a))
            numpy.savez({{"'" + folder["big.npz"] + "'"}}, a=a.astype('>f4'))
            """);
        ModelSpec model = new("m", [new("a", [3, 4]), new("b", [2])]);
        using KeptTensors kept = KeptTensors.Open(folder["plain.npz"], model);
        new Recipe("r", "r", [new("zeros")]).Resolve(model).WriteTo(folder["m"], RandomKey.FromSeed(1), new() { Kept = kept });

        using SafetensorsReader written = SafetensorsReader.Open(folder["m/model.safetensors"]);
        Assert.Equal(Enumerable.Range(0, 12).Select(i => (float)i), written.Read<float>("a"));
        Assert.Contains("'a' is compressed;", Refused("packed.npz"), StringComparison.Ordinal);
        Assert.Contains("'a' has its first axis vary fastest;", Refused("columns.npz"), StringComparison.Ordinal);
        Assert.Contains("is >float32 (3,4); to be kept it must be float32 (3,4)", Refused("big.npz"), StringComparison.Ordinal);

        string Refused(string file) => Assert.ThrowsAny<ModelFileException>(() => KeptTensors.Open(folder[file], model)).Message;
    }

    private static Provenance Write(string folder, bool sequential, CheckpointOptions options) => sequential
        ? SmallModel.Plan().WriteTo(folder, NumPy.RandomState(5), "5", options)
        : SmallModel.Plan().WriteTo(folder, RandomKey.FromSeed(7), options);

    private static Plan Part()
    {
        LoadedModel loaded = SmallModel.Load();
        return loaded.Recipe.Resolve(loaded.Model with { Tensors = [.. loaded.Model.Tensors.Where(tensor => !tensor.Name.StartsWith(Lacking, StringComparison.Ordinal))] });
    }

    private static Dictionary<string, string> Digests(Provenance provenance) => provenance.Tensors.ToDictionary(tensor => tensor.Tensor.Name, tensor => tensor.Digest);
}
