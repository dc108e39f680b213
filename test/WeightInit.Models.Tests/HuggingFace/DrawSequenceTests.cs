using System.Security.Cryptography;
using WeightInit.Models;
using Xunit.Abstractions;

namespace WeightInit.Tests.HuggingFace;

/// <summary>
/// What transformers 5.23.0 draws while it makes a model, and the model's bits after torch.manual_seed(42): draws.tsv line by line,
/// every tensor with a digest in tensors.tsv, but for the one that is a formula.
/// </summary>
public class DrawSequenceTests(ITestOutputHelper output)
{
    private const int Models = 36;
    private const int Draws = 1662;
    private const int Digests = 1484;

    // Whisper's fixed sinusoids, which nothing draws: the library computes them in float32 by the vector mathematics of its build.
    private const int Formulas = 1;

    private static readonly string[] Cases = [.. GoldenCase.Names.Where(name => File.Exists(GoldenCase.Folder(name, "draws.tsv")))];

    public static TheoryData<string> Names => [.. Cases];

    [Fact]
    public void Every_draw_and_every_digest_is_compared()
    {
        int draws = Cases.Sum(name => Golden(name).Length);
        int digests = Cases.Sum(name => DigestsOf(GoldenCase.Load(name)).Count);
        int all = Cases.Sum(name => GoldenCase.Load(name).Tensors.Count(row => row["sha256_seed42"] != "-"));

        output.WriteLine($"{Cases.Length} models, {draws} lines, {digests} digests");
        Assert.Equal((Models, Draws, Digests, Digests + Formulas), (Cases.Length, draws, digests, all));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Draws_are_the_library_s_line_by_line(string name)
    {
        GoldenCase golden = GoldenCase.Load(name);

        Assert.Equal(Golden(name), DrawTable.Lines(golden.Loaded.Order!.Draws(golden.Plan)!));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_tensor_has_the_library_s_bits(string name)
    {
        GoldenCase golden = GoldenCase.Load(name);
        TensorSource source = TensorSources.Of(golden.Loaded, golden.Plan, Streams.Find("torch-2"), StreamSeed.Of(42));
        Dictionary<string, string> expected = DigestsOf(golden);
        Dictionary<string, string> drawn = [];

        for (int i = 0; i < golden.Plan.Tensors.Count; i++)
        {
            TensorSpec tensor = golden.Plan.Tensors[i].Tensor;
            if (expected.ContainsKey(tensor.Name))
                drawn.Add(tensor.Name, Digest(source, i, tensor));
        }

        Assert.Equal("torch-2.13", source.StreamName);
        Assert.Equal(expected, drawn);
    }

    [Fact]
    public void Every_model_has_an_order_in_which_each_random_tensor_has_its_place()
    {
        int models = 0;
        foreach (GoldenCase golden in GoldenCase.Names.Select(GoldenCase.Load))
        {
            TensorSource source = TensorSources.Of(golden.Loaded, golden.Plan, Streams.Find("torch-2"), StreamSeed.Of(42));
            string[] placed = [.. golden.Plan.Tensors.Where((_, number) => source.PositionOf(number) is not null).Select(planned => planned.Tensor.Name)];

            Assert.Equal(golden.Plan.Tensors.Where(planned => planned.Distribution is not (null or Constant)).Select(planned => planned.Tensor.Name), placed);
            models++;
        }

        Assert.Equal(59, models);
    }

    private static string Digest(TensorSource source, int number, TensorSpec tensor)
    {
        byte[] bytes = new byte[tensor.ByteCount];
        using TensorReader reader = source.Open(number, 0);
        reader.Read(bytes);
        return Convert.ToHexStringLower(SHA256.HashData(bytes));
    }

    private static Dictionary<string, string> DigestsOf(GoldenCase golden) =>
        golden.Tensors.Where(row => row["sha256_seed42"] != "-" && row["distribution"] != "other").ToDictionary(row => row["name"], row => row["sha256_seed42"]);

    private static string[] Golden(string name) => [.. File.ReadLines(GoldenCase.Folder(name, "draws.tsv")).Skip(2)];
}
