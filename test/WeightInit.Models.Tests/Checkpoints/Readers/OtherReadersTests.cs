using System.Globalization;
using System.Text.Json;
using WeightInit.Models;

namespace WeightInit.Tests.Checkpoints;

/// <summary>Our checkpoints read by what we did not write: npm's @huggingface/hub 2.17.5, and Python's json with NumPy.</summary>
public class OtherReadersTests
{
    [NodeTheory]
    [InlineData(long.MaxValue, "model.safetensors", 1)]
    [InlineData(100_000, "model.safetensors.index.json", 10)]
    public void The_hub_s_library_finds_every_tensor_with_the_plan_s_statistics(long limit, string file, int files)
    {
        using TemporaryFolder folder = new();
        Plan plan = SmallModel.Plan();
        Provenance written = SmallModel.Write(folder["m"], options: new() { ShardLimit = limit });
        using JsonDocument read = JsonDocument.Parse(Node.Read(folder["m"], file));
        JsonElement root = read.RootElement;
        Dictionary<string, JsonElement> tensors = root.GetProperty("tensors").EnumerateArray().ToDictionary(tensor => tensor.GetProperty("name").GetString()!);

        Assert.Equal(files > 1, root.GetProperty("sharded").GetBoolean());
        Assert.Equal(186_368, root.GetProperty("parameters").GetProperty("F32").GetInt64());
        Assert.Equal(files, tensors.Values.Select(tensor => tensor.GetProperty("file").GetString()).Distinct().Count());
        Assert.All(root.GetProperty("metadata").EnumerateArray(), metadata => Assert.Equal(
            written.Metadata, metadata.EnumerateObject().Select(pair => new KeyValuePair<string, string>(pair.Name, pair.Value.GetString()!))));
        Assert.Equal(40, tensors.Count);
        foreach (PlannedTensor planned in plan.Tensors)
        {
            JsonElement tensor = tensors[planned.Tensor.Name];
            Assert.Equal(planned.Tensor.Shape, tensor.GetProperty("shape").EnumerateArray().Select(axis => axis.GetInt64()));
            Assert.Equal("F32", tensor.GetProperty("dtype").GetString());
            AssertLaw(planned.Distribution!, tensor);
        }
    }

    [NumPyFact]
    public void Python_finds_the_bits_of_the_reference()
    {
        using TemporaryFolder folder = new();
        Plan plan = SmallModel.Plan();
        SmallModel.Write(folder["whole"], seed: 42);
        SmallModel.Write(folder["cut"], seed: 42, new() { ShardLimit = 100_000 });
        string script = Path.Combine(Repository.Root, "test", "WeightInit.Models.Tests", "Checkpoints", "Readers", "read_checkpoint.py");
        foreach (string place in new[] { "whole", "cut" })
        {
            string input = string.Join('\n', plan.Tensors.Select(planned => string.Create(
                CultureInfo.InvariantCulture, $"{planned.Tensor.Name} {planned.Tensor.Shape} {(planned.Distribution is Normal normal ? $"normal {normal.Std:R}" : $"constant {((Constant)planned.Distribution!).Value:R}")}")));

            string[] lines = DebianPython.Run(script, $"{Path.Combine(Repository.Root, "tools", "reference")}\n{folder[place]}\n42\n{input}\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);

            Assert.Equal(plan.Tensors.Select(planned => $"{planned.Tensor.Name} equal {planned.Tensor.Shape.Count}"), lines);
        }
    }

    private static void AssertLaw(Distribution law, JsonElement tensor)
    {
        double Value(string name) => tensor.GetProperty(name).GetDouble();
        long count = tensor.GetProperty("count").GetInt64();
        if (law is Constant constant)
        {
            Assert.Equal((constant.Value, constant.Value), (Value("min"), Value("max")));
            return;
        }

        double std = law.StandardDeviation;
        Assert.InRange(Value("mean"), -5 * std / Math.Sqrt(count), 5 * std / Math.Sqrt(count));
        Assert.InRange(Value("std"), std - (5 * std / Math.Sqrt(2.0 * count)), std + (5 * std / Math.Sqrt(2.0 * count)));
        Assert.InRange(Value("max"), std, 6.4 * std);
    }
}
