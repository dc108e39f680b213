using WeightInit.Models;
using WeightInit.Mutations;
using WeightInit.Signal;

namespace WeightInit.Tests.Onnx;

/// <summary>What the nodes of a graph become.</summary>
public class LoweringTests
{
    [Fact]
    public void A_transformer_block_is_recognized()
    {
        Network network = Read(OnnxSeeds.Transformer());
        Attention attention = Assert.IsType<Attention>(Assert.Single(network.Nodes, node => node.Operation is Attention).Operation);

        Assert.Equal(2, attention.Heads);
        Assert.Null(attention.Scale);
        Assert.Single(network.Nodes, node => node.Operation is LayerNormalization { Epsilon: > 0.9e-5 and < 1.1e-5 });
        Assert.Equal(Activation.Gelu, Assert.Single(network.Nodes.Select(node => node.Operation).OfType<Activate>()).Activation);
        Assert.Equal(11, Assert.IsType<Input>(network.Inputs.Single().Operation).Vocabulary);
        Assert.Equal("in-out(parts=8+8+8)", network.Parameters.Single(tensor => tensor.Name == "qkv.weight").Layout!.ToString());
        Assert.Equal(["dense", "attention", "dense", "dense, gelu", "dense"], network.Layers.Select(layer => layer.Kind));
    }

    [Fact]
    public void Convolutions_with_gates_are_recognized()
    {
        Network network = Read(OnnxSeeds.Convolutional());
        Convolution first = Assert.IsType<Convolution>(network.Nodes.First(node => node.Operation is Convolution).Operation);

        Assert.Equal((2L, new Shape?([0, 0]), new Shape?([1, 1])), (first.Groups, first.Window.PadsBegin, first.Window.PadsEnd));
        Assert.Contains(network.Nodes, node => node.Operation is Activate { Activation: var function } && function == Activation.Silu);
        NetworkNode affine = network.Nodes.Single(node => node.Operation is ScaleShift);
        Assert.Equal(("gamma", "beta"), (affine[ParameterSlot.Scale]!.Name, affine[ParameterSlot.Shift]!.Name));
        Assert.Contains(network.Layers, layer => layer.Kind == "squeeze-excite");
        Assert.Contains("conv, batch normalization, silu", network.Layers.Select(layer => layer.Kind));
        Assert.Equal([7], network.Logits!.Shape);
    }

    [Fact]
    public void What_is_not_covered_is_named_with_its_node_and_the_rest_goes_on()
    {
        Network network = Read(OnnxSeeds.Arranged());

        Assert.Contains("Foo 'n5' is not covered: its output is taken for its first input", network.Assumptions);
        Assert.Equal([3], network.Output.Shape);
        Assert.Single(network.Nodes, node => node.Operation is Unknown);
        Assert.All(Measure(network).Layers, layer => Assert.True(double.IsFinite(layer.SecondMoment)));
    }

    [Theory]
    [InlineData("silu", "Sigmoid x s;Mul x s y")]
    [InlineData("gelu", "Div x root2 a;Erf a b;Add b one c;Mul c half d;Mul x d y")]
    [InlineData("gelu", "Mul x half h;Div x root2 a;Erf a b;Add b one c;Mul h c y")]
    [InlineData("hardswish", "Add x three a;Clip a zero six b;Div b six c;Mul x c y")]
    [InlineData("mish", "Softplus x a;Tanh a b;Mul x b y")]
    [InlineData("relu6", "Clip x zero six y")]
    [InlineData("gelu-tanh", "Pow x three a;Mul a k b;Add x b c;Mul c sq d;Tanh d e;Add e one f;Mul x f g;Mul g half y")]
    public void Functions_of_several_nodes_have_their_names(string name, string nodes)
    {
        SmallGraph graph = new SmallGraph().Input("z", 1, 5).Weight("w", 5, 5).Node("MatMul", "z w", "x").Output("y", 1, 5);
        foreach ((string constant, float value) in new[] { ("root2", 1.4142135f), ("one", 1f), ("half", 0.5f), ("three", 3f), ("zero", 0f), ("six", 6f), ("k", 0.044715f), ("sq", 0.7978846f) })
            graph.Number(constant, value);
        foreach (string[] words in nodes.Split(';').Select(node => node.Split(' ')))
            graph.Node(words[0], string.Join(' ', words[1..^1]), words[^1]);
        Network network = Read(graph);

        Assert.Equal(name, Assert.Single(network.Nodes.Select(node => node.Operation).OfType<Activate>()).Activation.Name);
        Assert.Equal(3, network.Nodes.Count);
    }

    [Fact]
    public void A_function_without_a_name_is_computed_with_its_derivative()
    {
        SmallGraph graph = new SmallGraph().Input("z", 1, 5).Weight("w", 5, 5).Node("MatMul", "z w", "x").Node("Sin", "x", "a").Node("Mul", "a x", "y").Output("y", 1, 5);
        Activation function = Read(graph).Nodes.Select(node => node.Operation).OfType<Activate>().Single().Activation;

        Assert.Equal(0.7 * Math.Sin(0.7), function.Apply(0.7), 15);
        Assert.Equal(Math.Sin(0.7) + (0.7 * Math.Cos(0.7)), function.Derivative(0.7), 15);
    }

    /// <summary>onnxruntime-node 1.30.0 computes the outputs that the probe computes: 1e-3 of their size. Graphs with batch normalization are not among them: it runs them with stored statistics, the probe with the batch's.</summary>
    [OnnxRuntimeTheory]
    [InlineData("light_squeezenet")]
    [InlineData("light_bvlc_alexnet")]
    [InlineData("light_vgg19")]
    [InlineData("tv_vit_b_16_noparams")]
    public void Another_runtime_computes_what_the_probe_computes(string name)
    {
        string model = Repository.Golden("models", name + ".onnx");
        NetworkSource source = NetworkSource.Load(model);
        LoadedModel loaded = ModelSource.Load(model);
        Plan plan = loaded.Recipe.Resolve(loaded.Model);
        using TemporaryFolder folder = new();
        plan.WriteTo(folder["o"], RandomKey.FromSeed(5), new() { Format = CheckpointFormat.Onnx, Graph = model });
        float[] image = new float[3 * 224 * 224];
        Initializer.Parse("normal(std=1)").Fill(image, new TensorSpec("image", [1, 3, 224, 224]), RandomKey.FromSeed(2));
        NetworkRun<float> run = new(source.Network, 1, NetworkWeights.Draw(plan, RandomKey.FromSeed(5)).ReadAll(source.Network));
        run.Forward([image]);
        float[] ours = run.Output(source.Network.Output);

        float[] theirs = OnnxRuntime.Run(folder["o/model.onnx"], [1, 3, 224, 224], image).Values;

        double size = Math.Sqrt(theirs.Average(value => (double)value * value));
        double difference = Math.Sqrt(theirs.Zip(ours, (one, other) => Math.Pow(one - (double)other, 2)).Average());
        Assert.Equal(1000, ours.Length);
        Assert.True(size > 0 && difference < 1e-3 * size, FormattableString.Invariant($"{difference} of {size}"));
    }

    private static Measurement Measure(Network network) =>
        WeightInit.Signal.Probe.Measure(network, NetworkWeights.Draw(Recipe.He.Resolve(network.Model), RandomKey.FromSeed(1)), ProbeData.Random(2), 1);

    private static Network Read(SmallGraph graph)
    {
        using TemporaryFolder folder = new();
        return OnnxNetwork.Read(folder.Write("small.onnx", graph.Bytes()));
    }
}
