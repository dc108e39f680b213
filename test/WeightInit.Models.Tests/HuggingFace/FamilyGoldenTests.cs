using System.Globalization;
using WeightInit.Models;
using Xunit.Abstractions;

namespace WeightInit.Tests.HuggingFace;

/// <summary>Every family against the files that transformers 5.23.0 writes (test/golden/transformers-5.23.0).</summary>
public class FamilyGoldenTests(ITestOutputHelper output)
{
    private const int Cases = 59;
    private const int TensorRows = 8388;
    private const int TieRows = 50;

    public static TheoryData<string> Names => [.. GoldenCase.Names];

    [Fact]
    public void Every_case_and_row_is_read()
    {
        GoldenCase[] cases = [.. GoldenCase.Names.Select(GoldenCase.Load)];
        int tensors = cases.Sum(golden => golden.Tensors.Length);
        int ties = cases.Sum(golden => golden.Ties.Length);

        output.WriteLine($"{cases.Length} models, {tensors} tensors, {ties} ties, {cases.Select(golden => golden.Plan.Recipe.Name).Distinct().Count()} recipes");
        Assert.Equal((Cases, TensorRows, TieRows), (cases.Length, tensors, ties));
        Assert.Equal(ModelFamilies.All.Count, cases.Select(golden => golden.Plan.Recipe.Name).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Tensors_are_the_library_s(string name)
    {
        GoldenCase golden = GoldenCase.Load(name);
        Dictionary<string, int> order = golden.Plan.Tensors.Select((planned, i) => (planned.Tensor.Name, i)).ToDictionary();

        string[] ours = [.. InFileOrder(golden.Plan).Select(planned => Describe(planned.Tensor, order[planned.Tensor.Name]))];

        Assert.Equal(golden.Tensors.Select(Describe), ours);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Laws_are_the_library_s(string name)
    {
        GoldenCase golden = GoldenCase.Load(name);
        Dictionary<string, PlannedTensor> planned = golden.Plan.Tensors.ToDictionary(tensor => tensor.Tensor.Name);

        foreach (Dictionary<string, string> row in golden.Tensors)
        {
            PlannedTensor tensor = planned[row["name"]];
            Assert.Equal(Law(row), Law(tensor));
            Assert.Equal(row["law"].Contains("padding_idx", StringComparison.Ordinal) ? row["law"] : null, tensor.Tensor.PaddingRow is { } zeroed
                ? $"normal(0, {row["expression"]}); row {zeroed} (padding_idx) zeros"
                : null);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Ties_are_the_library_s(string name)
    {
        GoldenCase golden = GoldenCase.Load(name);

        Assert.Equal(
            golden.Ties.Select(row => $"{row["dropped"]} -> {row["kept"]}").Order(StringComparer.Ordinal),
            golden.Loaded.Model.Tensors.SelectMany(tensor => tensor.TiedNames.Select(tied => $"{tied} -> {tensor.Name}")).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Sums_are_the_library_s(string name)
    {
        GoldenCase golden = GoldenCase.Load(name);
        Plan plan = golden.Plan;
        Dictionary<string, string> sum = golden.Sum;

        Assert.Equal(
            (sum["tensors"], sum["elements"], sum["float_elements"], sum["parameters"], sum["bytes"]),
            (Text(plan.Tensors.Count), Text(plan.Tensors.Sum(planned => planned.Tensor.Shape.Count)), Text(plan.Elements), Text(plan.Parameters), Text(plan.Bytes)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void No_rule_of_the_family_is_for_nothing_and_nothing_is_assumed(string name)
    {
        GoldenCase golden = GoldenCase.Load(name);

        Assert.Empty(golden.Plan.UnusedRules);
        Assert.Empty(golden.Loaded.Model.Assumptions);
    }

    private static IEnumerable<PlannedTensor> InFileOrder(Plan plan) =>
        plan.Tensors.OrderBy(planned => SafetensorsEntryInfo.Of(planned.Tensor), SafetensorsEntryInfo.FileOrder);

    private static string Describe(Dictionary<string, string> row) =>
        $"{row["name"]} {row["shape"]} {row["dtype"]} {row["order"]} {(row["trainable"] == "buffer" ? "buffer" : "parameter")} {row["role"]} {row["layout"]}";

    private static string Describe(TensorSpec tensor, int order)
    {
        string layout = tensor.Layout is null ? "-" : tensor.Layout.Name + string.Concat(Enumerable.Repeat("-k", Math.Max(0, tensor.Shape.Rank - 2)));
        return $"{tensor.Name} {tensor.Shape} {tensor.DType.Name()} {order} {(tensor.IsTrained ? "parameter" : "buffer")} {tensor.Role.Name()} {layout}";
    }

    /// <summary>The law with its parameters as the table writes doubles: 17 digits, which are the double.</summary>
    private static (string Distribution, double P1, double Low, double High) Law(Dictionary<string, string> row) => row["distribution"] switch
    {
        "other" => ("other", 0, 0, 0),
        "constant" => (Number(row["p1"]) == 1 ? "ones" : "constant", Number(row["p1"]), 0, 0),
        string distribution => (distribution, Number(row["p1"]), Number(row["low"]), Number(row["high"])),
    };

    private static (string Distribution, double P1, double Low, double High) Law(PlannedTensor planned) => planned.Distribution switch
    {
        Normal { Mean: 0 } normal => ("normal", normal.Std, 0, 0),
        Uniform uniform => ("uniform", uniform.High, uniform.Low, uniform.High),
        TruncatedNormal { Mean: 0 } truncated => ("truncated-normal", truncated.Std, truncated.Minimum, truncated.Maximum),
        Constant { Value: 0 } => ("zeros", 0, 0, 0),
        Constant { Value: 1 } => ("ones", 1, 0, 0),
        Constant constant => ("constant", constant.Value, 0, 0),
        null => ("other", 0, 0, 0),
        Distribution law => throw new ArgumentException($"no such law is expected: {law}"),
    };

    private static double Number(string text) => text == "-" ? 0 : double.Parse(text, CultureInfo.InvariantCulture);

    private static string Text(long sum) => sum.ToString(CultureInfo.InvariantCulture);
}
