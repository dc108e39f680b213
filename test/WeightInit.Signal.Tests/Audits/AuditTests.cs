using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using WeightInit.Models;
using WeightInit.Signal;

namespace WeightInit.Tests.Audits;

/// <summary>What an audit says of stored weights.</summary>
public class AuditTests
{
    [Theory]
    [InlineData("he-normal", "normal", "he-normal")]
    [InlineData("glorot-uniform", "uniform", "glorot-uniform")]
    [InlineData("lecun-normal", "normal", "lecun-normal")]
    [InlineData("normal(std=0.02)", "normal", "normal(mean=0,std=0.02)")]
    [InlineData("keras.he-normal", "truncated-normal", "keras.he-normal")]
    public void The_law_and_the_scheme_are_found(string initializer, string law, string scheme)
    {
        TensorSpec spec = new("fc.weight", [384, 768], WeightLayout.OutIn);
        AuditedTensor tensor = Assert.Single(Of(("fc.weight", spec.Shape, Initializer.Parse(initializer).Create<float>(spec, RandomKey.FromSeed(3)))).Tensors);

        Assert.Equal(law, tensor.Fit.Law);
        Assert.True(tensor.Fit.IsGood, tensor.Fit.ToString());
        Assert.Contains(Initializer.Parse(scheme).ToString(), tensor.Schemes);
    }

    [Fact]
    public void A_law_that_is_none_of_them_fits_poorly()
    {
        float[] squares = [.. Draw("normal(std=1)", [200, 200]).Select(value => value * value * value)];
        AuditedTensor tensor = Of(("w.weight", [200, 200], squares)).Tensors[0];

        Assert.False(tensor.Fit.IsGood, tensor.Fit.ToString());
        Assert.True(tensor.Outliers > 0);
    }

    [Theory]
    [InlineData("he-normal", "lecun-normal", "1/√2: the gain for ReLU is missing")]
    [InlineData("lecun-normal", "he-normal", "√2: a gain for ReLU too many")]
    [InlineData("glorot-uniform", "glorot-uniform", null)]
    public void A_deviation_from_what_the_recipe_claims_has_its_cause(string claimed, string drawn, string? cause)
    {
        Recipe recipe = new("test", "test", [new Rule(claimed)]);
        Audit audit = Of([("fc.weight", [300, 300], Draw(drawn, [300, 300]))], recipe);

        if (cause is null)
            Assert.Empty(audit.Findings);
        else
            Assert.Contains(cause, Assert.Single(audit.Findings, finding => finding.Kind == FindingKind.WrongFan).Evidence);
    }

    [Fact]
    public void Clones_constants_zero_products_and_numbers_that_are_none_are_found()
    {
        float[] one = Draw("he-normal", [64, 64]), broken = Draw("lecun-normal", [64, 64]), zero = new float[64];
        broken[17] = float.NaN;
        broken[18] = float.PositiveInfinity;
        Audit audit = Of(
            ("a.weight", [64, 64], one), ("b.weight", [64, 64], one), ("c.weight", [8, 8], [.. Enumerable.Repeat(0.5f, 64)]), ("d.weight", [64, 64], broken),
            ("q.lora_A.weight", [4, 16], zero), ("q.lora_B.weight", [16, 4], zero), ("v.lora_A.weight", [4, 16], Draw("he-normal", [4, 16])), ("v.lora_B.weight", [16, 4], zero), ("e.bias", [64], zero));

        Assert.Equal("a.weight", audit.Tensors.Single(tensor => tensor.Name == "b.weight").CloneOf);
        Assert.Equal(2, audit.Tensors.Single(tensor => tensor.Name == "d.weight").NonFinite);
        Assert.Equal(
            [(FindingKind.LowPrecisionRange, "d.weight"), (FindingKind.Symmetric, "b.weight"), (FindingKind.Symmetric, "c.weight"), (FindingKind.ZeroProduct, "q.lora_A.weight")],
            audit.Findings.Select(finding => (finding.Kind, finding.Layer)).OrderBy(pair => pair.Kind.ToString(), StringComparer.Ordinal).ThenBy(pair => pair.Layer, StringComparer.Ordinal));
    }

    [Fact]
    public void Every_format_is_audited_alike_and_a_checkpoint_of_ours_keeps_its_word()
    {
        string model = Repository.Golden("models", "light_squeezenet.onnx");
        Plan plan = Recipe.He.Resolve(OnnxTemplate.Read(model));
        using TemporaryFolder folder = new();
        List<Audit> audits = [];
        foreach (CheckpointFormat format in Enum.GetValues<CheckpointFormat>())
        {
            plan.WriteTo(folder[format.ToString()], RandomKey.FromSeed(9), new() { Format = format, Graph = model });
            audits.Add(Audit.Of(folder[format.ToString()]));
        }

        Assert.All(audits, audit => Assert.Empty(audit.Findings));
        Assert.All(audits, audit => Assert.Equal(52, audit.Tensors.Count));
        Assert.All(audits, audit => Assert.Equal("he", audit.Recipe));
        Assert.All(audits, audit => Assert.Equal(
            audits[0].Tensors.OrderBy(tensor => tensor.Name, StringComparer.Ordinal).Select(tensor => (tensor.Name, tensor.Std, tensor.Fit)),
            audit.Tensors.OrderBy(tensor => tensor.Name, StringComparer.Ordinal).Select(tensor => (tensor.Name, tensor.Std, tensor.Fit))));
        AuditedTensor[] kernels = [.. audits[0].Tensors.Where(tensor => tensor.Role == TensorRole.Kernel && tensor.Shape.Count > 4096)];
        Assert.Equal(18, kernels.Length);
        Assert.All(kernels, tensor => Assert.Contains("he-normal", tensor.Schemes));
    }

    private static float[] Draw(string initializer, Shape shape) =>
        Initializer.Parse(initializer).Create<float>(new TensorSpec("w", shape, WeightLayout.OutIn), RandomKey.FromSeed(4));

    private static Audit Of(params (string Name, Shape Shape, float[] Values)[] tensors) => Of(tensors, null);

    private static Audit Of((string Name, Shape Shape, float[] Values)[] tensors, Recipe? recipe)
    {
        using TemporaryFolder folder = new();
        Dictionary<string, object> header = [];
        List<byte> data = [];
        foreach ((string name, Shape shape, float[] values) in tensors)
        {
            int begin = data.Count;
            data.AddRange(MemoryMarshal.AsBytes(values.AsSpan()));
            header.Add(name, new Dictionary<string, object> { ["dtype"] = "F32", ["shape"] = shape.ToArray(), ["data_offsets"] = new[] { begin, data.Count } });
        }

        byte[] text = Encoding.UTF8.GetBytes(JsonSerializer.Serialize(header));
        return Audit.Of(folder.Write("w.safetensors", [.. BitConverter.GetBytes((long)text.Length), .. text, .. data]), recipe);
    }
}
