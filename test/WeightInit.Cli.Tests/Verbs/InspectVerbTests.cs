using System.Text.Json;
using WeightInit.Cli;

namespace WeightInit.Tests.Verbs;

public class InspectVerbTests
{
    public static TheoryData<string, string> Hostile
    {
        get
        {
            TheoryData<string, string> cases = [];
            foreach (string[] row in File.ReadLines(Repository.Golden("hostile", "expected.tsv")).Skip(1).Select(line => line.Split('\t')).Where(row => !row[0].StartsWith("manifests/", StringComparison.Ordinal)))
                cases.Add(row[0], row[1]);
            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Bad_files_are_one_line_and_exit_code_3(string file, string outcome)
    {
        ToolRun run = ToolRun.Of("inspect", Repository.Golden("hostile", file));

        Assert.DoesNotContain('\u001b', run.Output + run.Error);
        Assert.Equal(outcome == "read" ? 0 : 3, run.Code);
        if (outcome == "read")
        {
            Assert.Empty(run.Error);
            return;
        }

        Assert.Empty(run.Output);
        Assert.StartsWith("weightinit: reading ", run.Error, StringComparison.Ordinal);
        Assert.Equal(1, run.Error.Count(unit => unit == '\n'));
    }

    [Theory]
    [InlineData("no-such-file.safetensors")]
    [InlineData("no-such-file.npy")]
    [InlineData("no-such-folder/model.safetensors")]
    public void Missing_files_are_exit_code_3(string file)
    {
        ToolRun run = ToolRun.Of("inspect", Path.Combine(Path.GetTempPath(), file));

        Assert.Equal(3, run.Code);
        Assert.Contains("no such file", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("inspect")]
    [InlineData("inspect", "a", "b")]
    [InlineData("inspect", "")]
    [InlineData("inspect", "a", "--jsn")]
    public void Wrong_usage_is_exit_code_2(params string[] arguments) => Assert.Equal(2, ToolRun.Of(arguments).Code);

    [Fact]
    public void A_table_has_a_row_a_tensor_and_the_sums()
    {
        ToolRun run = ToolRun.Of("inspect", Repository.Golden("hostile", "npz", "valid-stored.npz"));

        string[] lines = run.Output.TrimEnd().Split('\n');
        Assert.Equal(["tensor", "shape", "dtype", "mean", "sd", "min", "max", "kurtosis", "histogram"], Words(lines[0]));
        Assert.Equal(["a", "2,3", "float32", "2.5", "1.70783", "0", "5", "1.73143"], Words(lines[1])[..8]);
        Assert.Equal(["layer/0.weight", "4", ">float64", "1.5", "1.11803", "0", "3", "1.64"], Words(lines[2])[..8]);
        Assert.Equal("valid-stored.npz (npz): 2 tensors, 10 elements, 56 B", lines[^1]);
    }

    [Fact]
    public void JSON_has_the_numbers_of_the_contract()
    {
        ToolRun run = ToolRun.Of("inspect", Repository.Golden("hostile", "npy", "valid-fortran.npy"), "--json");

        using JsonDocument document = JsonDocument.Parse(run.Output);
        JsonElement root = document.RootElement;
        JsonElement tensor = root.GetProperty("tensors")[0];
        Assert.Equal(["path", "format", "files", "metadata", "elements", "bytes", "tensors"], root.EnumerateObject().Select(key => key.Name));
        Assert.Equal(
            ["name", "file", "shape", "dtype", "elements", "bytes", "non_finite", "mean", "std", "min", "max", "kurtosis", "histogram"],
            tensor.EnumerateObject().Select(key => key.Name));
        Assert.Equal(("npy", 24, 96), (root.GetProperty("format").GetString(), root.GetProperty("elements").GetInt64(), root.GetProperty("bytes").GetInt64()));
        Assert.Equal("[2,3,4]", JsonSerializer.Serialize(tensor.GetProperty("shape")));
        Assert.Equal(11.5, tensor.GetProperty("mean").GetDouble());
        Assert.Equal(Math.Sqrt(575.0 / 12), tensor.GetProperty("std").GetDouble(), 1e-14);
        Assert.Equal(40, tensor.GetProperty("histogram").GetArrayLength());
        Assert.Equal(24, tensor.GetProperty("histogram").EnumerateArray().Sum(count => count.GetInt64()));
    }

    [Fact]
    public void Scalars_empty_and_unusual_tensors_have_their_place()
    {
        using JsonDocument scalar = Json("safetensors/valid-scalar.safetensors");
        using JsonDocument empty = Json("safetensors/valid-zero-sized.safetensors");
        using JsonDocument types = Json("safetensors/valid-every-dtype.safetensors");
        using JsonDocument infinite = Json("safetensors/valid-not-finite.safetensors");
        using JsonDocument none = Json("safetensors/valid-empty.safetensors");

        Assert.Equal("[]", JsonSerializer.Serialize(scalar.RootElement.GetProperty("tensors")[0].GetProperty("shape")));
        Assert.Equal(JsonValueKind.Null, empty.RootElement.GetProperty("tensors")[0].GetProperty("mean").ValueKind);
        Assert.Equal(22, types.RootElement.GetProperty("tensors").GetArrayLength());
        Assert.Equal(3, infinite.RootElement.GetProperty("tensors")[0].GetProperty("non_finite").GetInt64());
        Assert.Equal(0, none.RootElement.GetProperty("tensors").GetArrayLength());
        Assert.Contains("3 elements are NaN or infinite", ToolRun.Of("inspect", Repository.Golden("hostile", "safetensors", "valid-not-finite.safetensors")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_with_shards_is_one_model()
    {
        using JsonDocument document = Json("checkpoints/valid-shards");

        Assert.Equal(
            [("a", "model-00001-of-00002.safetensors"), ("b", "model-00002-of-00002.safetensors")],
            document.RootElement.GetProperty("tensors").EnumerateArray().Select(tensor => (tensor.GetProperty("name").GetString()!, tensor.GetProperty("file").GetString()!)));
    }

    [Theory]
    [InlineData(new long[] { }, "-")]
    [InlineData(new long[] { 1 }, "█                   ")]
    [InlineData(new long[] { 8000, 0, 0, 0, 1, 0, 2000, 2000, 7000, 1000 }, "█ ▁▄█               ")]
    public void Sparklines_show_every_bin_that_is_not_empty(long[] first, string expected)
    {
        long[] bins = new long[first.Length == 0 ? 0 : 40];
        first.CopyTo(bins, 0);

        Assert.Equal(expected, InspectionReport.Sparkline(bins));
    }

    private static JsonDocument Json(string file)
    {
        ToolRun run = ToolRun.Of("inspect", Repository.Golden("hostile", file), "--json");
        Assert.Equal((0, ""), (run.Code, run.Error));
        return JsonDocument.Parse(run.Output);
    }

    private static string[] Words(string line) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
