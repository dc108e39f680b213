using System.Text.Json;

namespace WeightInit.Tests.Verbs;

/// <summary><c>audit</c> and <c>compare</c>.</summary>
public class AuditVerbTests
{
    private static readonly string Model = Repository.Golden("models", "light_squeezenet.onnx");

    [Fact]
    public void An_audit_ends_with_1_where_something_is_wrong()
    {
        using TemporaryFolder folder = new();
        Assert.Equal(0, ToolRun.Of("init", Model, "-o", folder["m"]).Code);
        ToolRun good = ToolRun.Of("audit", folder["m"], "--json"), bad = ToolRun.Of("audit", folder["m"], "--recipe", "glorot", "--json");
        using JsonDocument said = JsonDocument.Parse(bad.Output);

        Assert.Equal((0, 1), (good.Code, bad.Code));
        Assert.Equal("glorot", said.RootElement.GetProperty("recipe").GetString());
        Assert.Equal(52, said.RootElement.GetProperty("tensors").GetArrayLength());
        Assert.Equal(23, said.RootElement.GetProperty("findings").GetArrayLength());
        Assert.Equal("wrong-fan", said.RootElement.GetProperty("findings")[0].GetProperty("kind").GetString());
        Assert.Contains("23 findings", ToolRun.Of("audit", folder["m"], "--recipe", "glorot").Output);
        Assert.Equal(2, ToolRun.Of("audit", folder["m"], "--recipe", "nonesuch").Code);
        Assert.Equal(3, ToolRun.Of("audit", folder["none.safetensors"]).Code);
    }

    [Fact]
    public void Two_recipes_are_compared_by_the_ratio_of_their_variances()
    {
        ToolRun run = ToolRun.Of("compare", Model, "--recipes", "lecun,he", "--json");
        using JsonDocument said = JsonDocument.Parse(run.Output);
        JsonElement[] kernels = [.. said.RootElement.GetProperty("tensors").EnumerateArray().Where(tensor => tensor.GetProperty("role").GetString() == "kernel")];

        Assert.Equal(0, run.Code);
        Assert.Equal(26, kernels.Length);
        Assert.All(kernels, kernel => Assert.Equal(2, kernel.GetProperty("variance_ratio").GetDouble(), 12));
        Assert.Equal(0, ToolRun.Of("compare", "gpt2", "--recipes", "gpt2,torch-default").Code);
        Assert.Equal(2, ToolRun.Of("compare", Model, "--recipes", "he").Code);
        Assert.Equal(2, ToolRun.Of("compare", Model, "--recipes", "he,nonesuch").Code);
    }
}
