using System.Text.Json;

namespace WeightInit.Tests.Verbs;

/// <summary><c>init</c> of models that a file describes: manifests and safetensors templates.</summary>
public class InitFromFileTests
{
    private static readonly string Manifest = Repository.Golden("hostile", "manifests", "valid-everything.json");

    public static TheoryData<string> BadManifests
    {
        get
        {
            TheoryData<string> cases = [];
            foreach (string[] row in File.ReadLines(Repository.Golden("hostile", "expected.tsv")).Skip(1).Select(line => line.Split('\t')))
            {
                if (row[0].StartsWith("manifests/", StringComparison.Ordinal) && row[1] != "read")
                    cases.Add(row[0]);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(BadManifests))]
    public void Bad_manifests_are_one_line_and_exit_code_3(string file)
    {
        ToolRun run = ToolRun.Of("init", Repository.Golden("hostile", file), "--dry-run");

        Assert.Equal((3, ""), (run.Code, run.Output));
        Assert.True(run.FailsInOneLine, run.Error);
        Assert.DoesNotContain(run.Error.TrimEnd('\n'), char.IsControl);
    }

    [Fact]
    public void A_graph_becomes_a_graph_with_its_weights_and_nothing_else_does()
    {
        using TemporaryFolder folder = new();
        string model = Repository.Golden("models", "light_squeezenet.onnx");
        ToolRun written = ToolRun.Of("init", model, "--as", "onnx", "-o", folder["o"], "--json");
        using JsonDocument document = JsonDocument.Parse(written.Output);

        Assert.Equal(0, written.Code);
        Assert.Equal(1_235_496, document.RootElement.GetProperty("elements").GetInt64());
        Assert.Equal(0, ToolRun.Of("verify", folder["o"]).Code);
        Assert.Equal(0, ToolRun.Of("inspect", folder["o"], "--json").Code);
        ToolRun gpt2 = ToolRun.Of("init", "gpt2", "--as", "onnx", "-o", folder["p"]);
        Assert.Equal((2, "weightinit: init: --as onnx writes the graph of an .onnx file; gpt2 has none\n"), (gpt2.Code, gpt2.Error));
        Assert.Equal(2, ToolRun.Of("init", model, "--as", "onnx", "--dtype", "float16", "-o", folder["p"]).Code);
        Assert.Equal(2, ToolRun.Of("init", model, "--layout", "in-out", "--dry-run").Code);
        Assert.Equal(3, ToolRun.Of("init", folder.Write("bad.onnx", [1, 2, 3]), "--dry-run").Code);
    }

    [Fact]
    public void A_manifest_is_planned_with_its_initializers()
    {
        ToolRun run = ToolRun.Of("init", Manifest, "--dry-run", "--json");

        using JsonDocument document = JsonDocument.Parse(run.Output);
        JsonElement[] tensors = [.. document.RootElement.GetProperty("tensors").EnumerateArray()];
        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Equal("everything", document.RootElement.GetProperty("model").GetString());
        Assert.Equal(6, tensors.Length);
        Assert.Equal(
            0.02 / Math.Sqrt(24), tensors.Single(tensor => tensor.GetProperty("name").GetString() == "wte").GetProperty("std").GetDouble());
    }

    [Fact]
    public void A_template_becomes_a_checkpoint_that_inspect_and_verify_read()
    {
        string folder = Path.Combine(Directory.CreateTempSubdirectory("weightinit-").FullName, "out");
        try
        {
            string template = Repository.Golden("signal-torch-2.13.0", "conv", "weights.safetensors");
            ToolRun init = ToolRun.Of("init", template, "--seed", "7", "-o", folder);
            ToolRun verify = ToolRun.Of("verify", folder);
            ToolRun inspect = ToolRun.Of("inspect", folder, "--json");
            ToolRun original = ToolRun.Of("inspect", template, "--json");

            Assert.Equal((0, 0, 0), (init.Code, verify.Code, inspect.Code));
            Assert.Contains("assumed: the axes of 4 kernels are (out, in, …)", init.Output, StringComparison.Ordinal);
            Assert.Equal(Headers(original.Output), Headers(inspect.Output));
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(folder)!, recursive: true);
        }
    }

    [Fact]
    public void Assumptions_are_said_beside_JSON_too()
    {
        ToolRun run = ToolRun.Of("init", Repository.Golden("hostile", "manifests", "valid-least.json"), "--dry-run", "--json");

        Assert.Equal(2, run.Error.Split('\n').Count(line => line.StartsWith("weightinit: assumed: ", StringComparison.Ordinal)));
        JsonDocument.Parse(run.Output).Dispose();
    }

    [Theory]
    [InlineData("gpt2", "in-out", "says the layouts")]
    [InlineData("manifest.json", "sideways", "'sideways' is not a layout")]
    public void A_layout_out_of_place_is_exit_code_2(string model, string layout, string problem)
    {
        ToolRun run = ToolRun.Of("init", model, "--layout", layout, "--dry-run");

        Assert.Equal(2, run.Code);
        Assert.Contains(problem, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_recipe_goes_before_the_initializers_of_the_file()
    {
        ToolRun run = ToolRun.Of("init", Manifest, "--recipe", "glorot", "--dry-run");

        Assert.Equal(0, run.Code);
        Assert.DoesNotContain("normal(mean", run.Output, StringComparison.Ordinal);
        Assert.Empty(run.Error);
    }

    /// <summary>Names, shapes and dtypes: what a template gives, in the order of the file.</summary>
    private static string[] Headers(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return [.. document.RootElement.GetProperty("tensors").EnumerateArray().Select(tensor => $"{tensor.GetProperty("name")} {tensor.GetProperty("shape")} {tensor.GetProperty("dtype")}")];
    }
}
