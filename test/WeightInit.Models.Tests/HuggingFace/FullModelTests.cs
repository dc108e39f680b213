using System.Security.Cryptography;
using WeightInit.Models;

namespace WeightInit.Tests.HuggingFace;

/// <summary>
/// Models at full size after torch.manual_seed(42): every tensor's SHA-256 of seed42.tsv. The program tools/fullmodels takes the
/// five larger ones too.
/// </summary>
public class FullModelTests
{
    [Theory]
    [InlineData("resnet-50", 320)]
    [InlineData("t5-small", 131)]
    public void Every_tensor_has_the_library_s_bits(string name, int tensors)
    {
        Dictionary<string, string> expected = File.ReadLines(GoldenCase.Folder(name, "seed42.tsv"))
            .Where(line => !line.StartsWith('#')).Select(line => line.Split('\t')).ToDictionary(fields => fields[0], fields => fields[1]);
        LoadedModel loaded = ModelSource.Load(name);
        Plan plan = loaded.Recipe.Resolve(loaded.Model);
        TensorSource source = TensorSources.Of(loaded, plan, Streams.Find("torch-2"), StreamSeed.Of(42));

        Dictionary<string, string> drawn = plan.Tensors.Select((planned, number) => (planned.Tensor.Name, Digest: Digest(source, number, planned.Tensor)))
            .ToDictionary(tensor => tensor.Name, tensor => tensor.Digest);

        Assert.Equal(tensors, drawn.Count);
        Assert.Equal(expected, drawn);
    }

    [Fact]
    public void The_last_tensor_of_a_model_of_16_GB_is_drawn_alone()
    {
        LoadedModel loaded = ModelSource.Load("llama-3-8b");
        Plan plan = loaded.Recipe.Resolve(loaded.Model);
        TensorSource source = TensorSources.Of(loaded, plan, Streams.Find("torch-2"), StreamSeed.Of(42));
        int last = plan.Tensors.Count - 1;
        byte[] piece = new byte[1 << 20];

        // 15.5 billion words lie before it: walked over one by one they take longer than any test.
        using TensorReader reader = source.Open(last, 0);
        reader.Read(piece);

        Assert.Equal("lm_head.weight", plan.Tensors[last].Tensor.Name);
        Assert.Equal("word=15534653440", source.PositionOf(last));
        Assert.InRange(piece.Distinct().Count(), 200, 256);
    }

    private static string Digest(TensorSource source, int number, TensorSpec tensor)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using TensorReader reader = source.Open(number, 0);
        byte[] piece = new byte[1 << 20];
        for (long done = 0; done < tensor.ByteCount; done += piece.Length)
        {
            Span<byte> bytes = piece.AsSpan(0, (int)Math.Min(piece.Length, tensor.ByteCount - done));
            reader.Read(bytes);
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
