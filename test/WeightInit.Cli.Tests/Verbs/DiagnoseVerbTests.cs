using System.Globalization;
using System.Text.Json;
using WeightInit.Signal;

namespace WeightInit.Tests.Verbs;

public sealed class DiagnoseVerbTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("weightinit-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("64-64x8-10 relu", "he-normal", 0, "trains")]
    [InlineData("64-64x30-10 relu", "glorot-uniform", 1, "does-not-train")]
    [InlineData("64-64x20-10 tanh", "normal(std=0.01)", 1, "does-not-train")]
    [InlineData("64-64x5-10 tanh", "constant(0.1)", 1, "does-not-train")]
    [InlineData("64-64x5-10 relu", "zeros", 1, "does-not-train")]
    public void The_verdict_is_the_exit_code_too(string line, string initializer, int code, string verdict)
    {
        ToolRun run = ToolRun.Of("diagnose", line, "--init", initializer, "--json");

        Assert.Equal((code, ""), (run.Code, run.Error));
        Assert.Equal(verdict, run.Json.GetProperty("verdict").GetString());
        Assert.All(run.Json.GetProperty("findings").EnumerateArray(), finding => Assert.InRange(finding.GetProperty("confidence").GetDouble(), 0, 1));
    }

    [Theory]
    [InlineData("mlp-tanh")]
    [InlineData("mlp-relu")]
    [InlineData("mlp-gelu-sigmoid")]
    [InlineData("conv")]
    [InlineData("attention")]
    public void A_module_list_is_measured_as_PyTorch_measures_it(string name)
    {
        string File(string file) => Repository.Golden("signal-torch-2.13.0", name, file);
        ToolRun run = ToolRun.Of("diagnose", File("modules.json"), "--weights", File("weights.safetensors"), "--data", File("data.npy"), "--targets", File("targets.npy"), "--json");
        Dictionary<string, JsonElement> layers = run.Json.GetProperty("layers").EnumerateArray().ToDictionary(layer => layer.GetProperty("name").GetString()!);
        // name, class, output shape, mean square, relative to the input's, mean square of the gradient, relative to the last's
        string[][] rows = [.. System.IO.File.ReadLines(File("layers.tsv")).Where(line => line[0] != '#').Select(line => line.Split('\t'))];

        Assert.Equal("", run.Error);
        Assert.NotEmpty(rows);
        foreach (string[] row in rows)
        {
            JsonElement measured = layers[row[0]].GetProperty("measured");
            Near(row[4], measured.GetProperty("second_moment"));
            Near(row[6], measured.GetProperty("gradient"));
        }
    }

    [Theory]
    [InlineData("gpt2-tiny")]
    [InlineData("llama-tiny")]
    [InlineData("bert-tiny")]
    [InlineData("vit-tiny")]
    [InlineData("resnet-tiny-basic")]
    public void A_family_is_diagnosed_with_its_own_recipe(string name)
    {
        ToolRun run = ToolRun.Of("diagnose", Repository.Golden("transformers-5.23.0", name, "config.json"), "--json");

        Assert.Equal("", run.Error);
        Assert.InRange(run.Code, 0, 1);
        Assert.NotEmpty(run.Json.GetProperty("layers").EnumerateArray());
    }

    [Fact]
    public void A_page_and_a_picture_are_written_and_the_cure_is_a_recipe_that_trains()
    {
        string page = Path.Combine(_folder, "page.html"), plot = Path.Combine(_folder, "plot.svg"), fix = Path.Combine(_folder, "fix.json");
        ToolRun run = ToolRun.Of("diagnose", "64-64x30-10 relu", "--init", "glorot-uniform", "--html", page, "--plot", plot, "--fix", fix);

        Assert.Equal((1, ""), (run.Code, run.Error));
        Assert.Contains("It does not train.", run.Output, StringComparison.Ordinal);
        Assert.Contains("With the cure recommended", run.Output, StringComparison.Ordinal);
        Assert.Contains("After the cure", File.ReadAllText(page), StringComparison.Ordinal);
        Assert.StartsWith("<svg", File.ReadAllText(plot), StringComparison.Ordinal);
        ToolRun again = ToolRun.Of("diagnose", "64-64x30-10 relu", "--recipe", fix, "--json");
        Assert.NotEqual("does-not-train", again.Json.GetProperty("verdict").GetString());
    }

    [Theory]
    [InlineData("recommended")]
    [InlineData("lsuv")]
    [InlineData("analytic")]
    public void Every_cure_is_diagnosed_again(string cure)
    {
        string fix = Path.Combine(_folder, "fix.json");
        ToolRun run = ToolRun.Of("diagnose", "64-64x20-10 tanh", "--init", "normal(std=0.01)", "--fix", fix, "--cure", cure, "--json");

        Assert.Equal("does-not-train", run.Json.GetProperty("verdict").GetString());
        Assert.NotEqual("does-not-train", run.Json.GetProperty("cured").GetProperty("verdict").GetString());
        Assert.NotEmpty(Recipe.Parse(File.ReadAllText(fix)).Rules);
    }

    [Theory]
    [InlineData(2, "give one of --init, --recipe and --weights", "--init", "zeros", "--recipe", "he")]
    [InlineData(2, "give the file of the recipe with --fix", "--cure", "lsuv")]
    [InlineData(2, "'best' is not a cure", "--fix", "x.json", "--cure", "best")]
    [InlineData(2, "did you mean he-normal?", "--init", "he-nromal")]
    [InlineData(2, "the seed '-1' is not accepted", "--seed=-1")]
    [InlineData(3, "no residual branches", "--fix", "x.json", "--cure", "depth")]
    [InlineData(3, "missing.npy", "--data", "missing.npy")]
    public void What_is_asked_wrongly_is_said_in_one_line(int code, string problem, params string[] options) =>
        Assert.Contains(problem, ToolRun.Refused(code, ["diagnose", "8-8x2-3 relu", .. options]), StringComparison.Ordinal);

    [Theory]
    [InlineData(2, "8-8x2-3 rleu")]
    [InlineData(2, "8--3 relu")]
    [InlineData(3, "gpt9")]
    [InlineData(3, "missing.onnx")]
    public void What_is_no_network_is_said_in_one_line(int code, string model) => ToolRun.Refused(code, "diagnose", model);

    private static void Near(string expected, JsonElement actual)
    {
        double wanted = double.Parse(expected, CultureInfo.InvariantCulture), value = actual.GetDouble();
        Assert.True(Math.Abs(value - wanted) <= 1e-4 * Math.Abs(wanted), $"{value} for {wanted}");
    }
}
