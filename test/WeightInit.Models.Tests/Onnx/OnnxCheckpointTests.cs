using WeightInit.Models;
using WeightInit.Models.OnnxMessages;
using WeightInit.Mutations;

namespace WeightInit.Tests.Onnx;

/// <summary>Checkpoints that are a graph with its weights in it.</summary>
public class OnnxCheckpointTests
{
    private const string Squeezenet = "light_squeezenet";

    [Fact]
    public void The_graph_holds_the_tensors_of_the_safetensors_file()
    {
        using TemporaryFolder folder = new();
        Provenance graph = Write(Squeezenet, folder["o"]);
        Provenance file = Plan(Squeezenet).WriteTo(folder["s"], RandomKey.FromSeed(7));

        Assert.Equal(["model.onnx", "weightinit.json"], Directory.EnumerateFiles(folder["o"]).Select(Path.GetFileName).Order());
        Assert.Equal(file.ContentDigest, graph.ContentDigest);
        Assert.Null(Verify(folder["o"]));
        Assert.True(new FileInfo(folder["o/model.onnx"]).Length > 4 * 1_235_496);
    }

    [Fact]
    public void What_made_the_weights_is_gone_and_the_rest_stands()
    {
        using TemporaryFolder folder = new();
        Write(Squeezenet, folder["o"]);
        using OnnxFile before = OnnxFile.Open(Repository.Golden("models", Squeezenet + ".onnx"));
        using OnnxFile after = OnnxFile.Open(folder["o/model.onnx"]);

        Assert.Equal(before.Model.Graph.Node.Where(node => node.OpType != "ConstantOfShape"), after.Model.Graph.Node);
        Assert.Equal((3L, 4L), (before.Model.IrVersion, after.Model.IrVersion));
        Assert.Equal(["data_0"], after.Model.Graph.Input.Select(input => input.Name));
        Assert.Equal(before.Model.Graph.Output, after.Model.Graph.Output);
        Assert.Equal(52, after.Model.Graph.Initializer.Count);
        Assert.Equal(["weightinit.stream", "weightinit.seed", "weightinit.recipe"], after.Model.MetadataProps.Select(pair => pair.Key));
    }

    [Fact]
    public void Long_elements_stand_beside_a_model_that_would_be_too_long()
    {
        using TemporaryFolder folder = new();
        Provenance inside = Write(Squeezenet, folder["in"]);
        Provenance outside = Write(Squeezenet, folder["out"], longest: 1_000_000);
        using OnnxFile file = OnnxFile.Open(folder["out/model.onnx"]);
        OnnxTensor[] tensors = [.. OnnxGraph.Of(file).Initializers];

        Assert.Equal(["model.onnx", "model.onnx.data", "weightinit.json"], Directory.EnumerateFiles(folder["out"]).Select(Path.GetFileName).Order());
        Assert.Equal(inside.ContentDigest, outside.ContentDigest);
        Assert.Null(Verify(folder["out"]));
        Assert.All(tensors, tensor => Assert.Equal(tensor.ByteCount >= 1024, tensor.IsExternal));
        Assert.All(tensors.Where(tensor => tensor.IsExternal), tensor => Assert.Equal(0, long.Parse(tensor.Message.ExternalData[1].Value, null) % (tensor.ByteCount >= 1 << 20 ? 65536 : 4096)));
    }

    [Fact]
    public void The_bytes_depend_on_neither_workers_nor_runs_and_a_changed_one_is_found()
    {
        using TemporaryFolder folder = new();
        Write(Squeezenet, folder["1"], workers: 1);
        Write(Squeezenet, folder["5"], workers: 5);
        byte[] bytes = File.ReadAllBytes(folder["1/model.onnx"]);
        Assert.Equal(bytes, File.ReadAllBytes(folder["5/model.onnx"]));

        bytes[^100] ^= 1;
        File.WriteAllBytes(folder["1/model.onnx"], bytes);
        CheckpointDifference? difference = Verify(folder["1"]);
        Assert.Equal("conv10_b_0", difference?.Tensor);
    }

    [Fact]
    public void Other_long_tensors_are_kept_wherever_they_stand()
    {
        long[] rows = [.. Enumerable.Range(0, 6_000).Select(i => (long)(i % 5))];
        Tensor constant = new() { DataType = OnnxType.Int64 };
        constant.Dims.Add(rows.Length);
        constant.Int64Data.AddRange(rows.Reverse());
        SmallGraph graph = new SmallGraph().Input("x", 1, 5).Input("fc.weight", 5, 5).Longs("rows", rows)
            .Node("Constant", "", "turned", ("value", constant)).Node("Gather", "fc.weight rows", "y").Node("Gather", "y turned", "z").Output("z", 6000, 5);
        using TemporaryFolder folder = new();
        string source = folder.Write("small.onnx", graph.Bytes());
        LoadedModel loaded = ModelSource.Load(source);
        loaded.Recipe.Resolve(loaded.Model).WriteTo(folder["o"], RandomKey.FromSeed(1), new() { Format = CheckpointFormat.Onnx, Graph = source });
        using OnnxFile file = OnnxFile.Open(folder["o/model.onnx"]);
        OnnxGraph written = OnnxGraph.Of(file);

        Assert.Equal(rows, written.Initializer("rows")!.ToLongs(10_000));
        Assert.Equal(rows.Reverse(), written.Constant("turned")!.ToLongs(10_000));
        Assert.Null(Verify(folder["o"]));
        using StoredModel stored = StoredModel.Open(folder["o"]);
        Assert.Equal(["fc.weight", "rows"], stored.Tensors.Select(tensor => tensor.Name));
    }

    [Fact]
    public void A_graph_keeps_its_types()
    {
        using TemporaryFolder folder = new();
        string source = Repository.Golden("models", Squeezenet + ".onnx");
        Plan plan = Recipe.He.Resolve(OnnxTemplate.Read(source, DType.Float16));

        Assert.Throws<NotSupportedException>(() => plan.WriteTo(folder["o"], RandomKey.FromSeed(1), new() { Format = CheckpointFormat.Onnx, Graph = source }));
        Assert.False(Directory.Exists(folder["o"]));
    }

    [OnnxRuntimeTheory]
    [InlineData("light_squeezenet", 1000)]
    [InlineData("light_shufflenet", 1000)]
    [InlineData("light_densenet121", 1000)]
    [InlineData("tv_resnet18_noparams", 1000)]
    [InlineData("tv_mobilenet_v2_noparams", 1000)]
    public void Another_runtime_runs_it_inside_and_outside_alike(string name, int outputs)
    {
        using TemporaryFolder folder = new();
        Write(name, folder["in"]);
        Write(name, folder["out"], longest: 1_000_000);
        float[] image = new float[3 * 224 * 224];
        Initializer.Parse("normal(std=1)").Fill(image, new TensorSpec("image", [1, 3, 224, 224]), RandomKey.FromSeed(2));

        (long[] shape, float[] values, string[] inputs) = OnnxRuntime.Run(folder["in/model.onnx"], [1, 3, 224, 224], image);

        Assert.Equal(outputs, values.Length);
        Assert.Equal(outputs, shape[1]);
        Assert.Single(inputs);
        Assert.All(values, value => Assert.True(float.IsFinite(value)));
        Assert.True(values.Distinct().Count() > 1);
        Assert.Equal(values, OnnxRuntime.Run(folder["out/model.onnx"], [1, 3, 224, 224], image).Values);
    }

    private static Plan Plan(string name) => Recipe.He.Resolve(OnnxTemplate.Read(Repository.Golden("models", name + ".onnx")));

    private static Provenance Write(string name, string folder, long longest = OnnxWeightFile.LongestInside, int workers = 2) => Plan(name).WriteTo(
        folder, RandomKey.FromSeed(7), new() { Format = CheckpointFormat.Onnx, Graph = Repository.Golden("models", name + ".onnx"), LongestOnnx = longest, Workers = workers });

    private static CheckpointDifference? Verify(string folder) => CheckpointVerifier.Verify(folder, CheckpointVerifier.ReadProvenance(folder));
}
