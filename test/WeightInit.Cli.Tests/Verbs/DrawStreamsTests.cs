using System.Security.Cryptography;
using WeightInit.Tests;

namespace WeightInit.Cli.Tests;

/// <summary>Draws of other libraries' streams by the command: the digest of --format hex is that of the golden row.</summary>
public class DrawStreamsTests
{
    [Theory]
    [InlineData("tensorflow-2.21.0", "tensorflow-legacy", "1,1", "tf1.xavier", "25,12288")]
    [InlineData("tensorflow-2.21.0", "tensorflow-legacy", "1,1", "tf1.xavier(uniform=false)", "33,17")]
    [InlineData("tensorflow-2.21.0", "tensorflow-legacy", "1234,0", "normal(mean=0,std=1)", "33,17")]
    [InlineData("tensorflow-2.21.0", "tensorflow", "1,2", "normal(mean=0,std=1)", "33,17")]
    [InlineData("tensorflow-2.21.0", "tensorflow", "-1,-7", "truncated-normal(std=1)", "33,17")]
    [InlineData("tensorflow-2.21.0", "tensorflow", "42", "uniform(low=0,high=1)", "17")]
    [InlineData("keras-3.15.1", "keras-tensorflow", "42", "keras.glorot-uniform", "17,33")]
    [InlineData("keras-3.15.1", "keras-jax", "42", "keras.lecun-normal", "17,33")]
    [InlineData("keras-3.15.1", "keras-torch", "8589934597", "keras.he-normal", "17,33")]
    [InlineData("keras-3.15.1", "keras-numpy", "42", "keras.truncated-normal", "17,33")]
    public void Hex_has_the_digest_of_the_library(string folder, string stream, string seed, string initializer, string shape)
    {
        string[] row = Golden.Rows(folder, "draws.tsv")
            .First(row => row[0] == stream && row[1] == seed && row[2] == "float32" && row[3] == initializer && row[4] == shape);

        byte[] hex = ToolRun.Done("draw", initializer, "--shape", shape, "--stream", stream, $"--seed={seed}", "--format", "hex").Bytes;

        Assert.Equal("bit", row[6]);
        Assert.Equal(row[7], Convert.ToHexStringLower(SHA256.HashData(hex)));
    }

    [Fact]
    public void A_slice_of_a_stateless_draw_is_cut_from_the_whole()
    {
        string[] Lines(params string[] more) =>
            ToolRun.Done(["draw", "normal:std=1", "--shape", "6,5", "--stream", "tensorflow", "--seed", "1,2", "--format", "hex", .. more]).Output.Split('\n');

        string[] whole = Lines();

        Assert.Equal(whole[11..13].Concat(whole[16..18]), Lines("--slice", "2:4,1:3")[..^1]);
    }

    [Theory]
    [InlineData("draws whole tensors in order", "draw", "zeros", "--shape", "3", "--slice", "0:1", "--stream", "tensorflow", "--seed", "1")]
    [InlineData("two deviations on either side", "draw", "truncated-normal:std=1,low=-1,high=1", "--shape", "3", "--stream", "tensorflow", "--seed", "1")]
    [InlineData("tensorflow takes any integer, or two", "draw", "zeros", "--shape", "3", "--stream", "tensorflow", "--seed", "1,2,3")]
    [InlineData("unless JAX_ENABLE_X64", "draw", "uniform:low=0,high=1", "--shape", "3", "--stream", "keras-jax", "--dtype", "float64")]
    [InlineData("keras-numpy takes 0 to 2^32 - 1", "draw", "zeros", "--shape", "3", "--stream", "keras-numpy", "--seed=-1")]
    public void What_a_library_refuses_is_refused(string reason, params string[] arguments) =>
        Assert.Contains(reason, ToolRun.Refused(2, arguments), StringComparison.Ordinal);

    // One pair would draw every tensor of a shape alike.
    [Fact]
    public void A_model_is_not_drawn_from_one_stateless_seed()
    {
        string folder = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        string config = Repository.Golden("transformers-5.23.0", "gpt2-tiny", "config.json");

        Assert.Contains("gives every tensor the same numbers", ToolRun.Refused(2, "init", config, "--stream", "tensorflow", "--seed", "1,2", "-o", folder), StringComparison.Ordinal);
        Assert.False(Path.Exists(folder));
    }
}
