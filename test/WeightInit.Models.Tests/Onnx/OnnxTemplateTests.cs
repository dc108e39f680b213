using WeightInit.Models;
using WeightInit.Mutations;

namespace WeightInit.Tests.Onnx;

/// <summary>What the weights of a graph are for, and how many they are.</summary>
public class OnnxTemplateTests
{
    /// <summary>
    /// The counts of the light models are the ConstantOfShape outputs and floating-point initializers that a node reads; those
    /// of the others are torchvision's published parameter counts and twice the channels of their batch normalizations.
    /// </summary>
    [Theory]
    [InlineData("light_bvlc_alexnet", 60_965_224, 16)]
    [InlineData("light_densenet121", 8_146_152, 848)]
    [InlineData("light_resnet50", 25_610_152, 267)]
    [InlineData("light_shufflenet", 1_420_152, 248)]
    [InlineData("light_squeezenet", 1_235_496, 52)]
    [InlineData("light_vgg19", 143_667_240, 38)]
    [InlineData("tv_mobilenet_v2_noparams", 3_504_872 + 34_112, 262)]
    [InlineData("tv_resnet18_noparams", 11_689_512 + 9_600, 102)]
    [InlineData("tv_vgg16_bn_noparams", 138_365_992 + 8_448, 84)]
    [InlineData("tv_vit_b_16_noparams", 86_567_656, 152)]
    public void The_weights_of_real_graphs_are_counted_right(string name, long elements, int tensors)
    {
        Plan plan = Recipe.He.Resolve(OnnxTemplate.Read(Repository.Golden("models", name + ".onnx")));

        Assert.Equal((elements, tensors), (plan.Elements, plan.Tensors.Count));
        Assert.All(plan.Tensors.Where(planned => planned.Tensor.Role == TensorRole.Kernel), planned => Assert.NotNull(planned.Tensor.Layout));
        Assert.All(plan.Tensors.Where(planned => planned.Tensor.Role == TensorRole.Bias), planned => Assert.NotNull(planned.Tensor.Fans));
    }

    [Fact]
    public void Groups_packed_parts_and_running_variances_come_from_the_nodes()
    {
        ModelSpec shuffle = OnnxTemplate.Read(Repository.Golden("models", "light_shufflenet.onnx"));
        ModelSpec vit = OnnxTemplate.Read(Repository.Golden("models", "tv_vit_b_16_noparams.onnx"));
        ModelSpec resnet = OnnxTemplate.Read(Repository.Golden("models", "light_resnet50.onnx"));
        TensorSpec Of(ModelSpec model, string name) => model.Tensors.Single(tensor => tensor.Name == name);

        Assert.Equal([1, 4, 112, 136, 272, 544], shuffle.Tensors.Where(tensor => tensor.Layer == LayerKind.Convolution && tensor.Layout is not null).Select(tensor => tensor.Layout!.Groups).Distinct().Order());
        Assert.Equal("out-in(parts=768+768+768)", Of(vit, "encoder.layers.encoder_layer_3.self_attention.in_proj_weight").Layout!.ToString());
        Assert.Equal(TensorRole.Position, Of(vit, "encoder.pos_embedding").Role);
        Assert.Equal(TensorRole.Embedding, Of(vit, "class_token").Role);
        Assert.Equal(1.0, Of(resnet, "gpu_0/res_conv1_bn_riv_0").Start);
        Assert.Equal(0.0, Of(resnet, "gpu_0/res_conv1_bn_rm_0").Start);
        Assert.Equal(new Constant(1), Recipe.Glorot.Resolve(resnet).Tensors.Single(planned => planned.Tensor.Name == "gpu_0/res_conv1_bn_riv_0").Distribution);
    }

    [Theory]
    [InlineData("MatMul", "x w", "in-out")]
    [InlineData("MatMul", "w x", "out-in")]
    [InlineData("Gemm", "x w", "in-out")]
    [InlineData("Gemm", "x w", "out-in", "transB")]
    [InlineData("Gemm", "w x", "out-in")]
    [InlineData("Gemm", "w x", "in-out", "transA")]
    public void The_side_of_a_product_says_the_layout(string op, string inputs, string layout, string? flag = null)
    {
        SmallGraph graph = new SmallGraph().Input("x", 5, 5).Weight("w", 5, 5).Node(op, inputs, "y", flag is null ? [] : [(flag, 1L)]);
        SmallGraph turned = new SmallGraph().Input("x", 5, 5).Weight("w", 5, 5).Node("Transpose", "w", "t", ("perm", new long[] { 1, 0 }))
            .Node(op, inputs.Replace("w", "t", StringComparison.Ordinal), "y", flag is null ? [] : [(flag, 1L)]);

        Assert.Equal(layout, Read(graph).Tensors.Single().Layout!.ToString());
        Assert.NotEqual(layout, Read(turned).Tensors.Single().Layout!.ToString());
    }

    [Fact]
    public void An_affine_pattern_after_a_batch_normalization_is_a_scale_and_a_shift()
    {
        SmallGraph graph = new SmallGraph(opset: 9).Input("x", 1, 3, 8, 8).Weight("s", 3).Weight("b", 3).Weight("m", 3).Weight("v", 3).Weight("gamma", 3).Weight("beta", 3)
            .Node("BatchNormalization", "x s b m v", "y").Node("Unsqueeze", "gamma", "g", ("axes", new long[] { 1, 2 })).Node("Mul", "y g", "z")
            .Node("Unsqueeze", "beta", "h", ("axes", new long[] { 1, 2 })).Node("Add", "z h", "out");

        Assert.Equal(
            [TensorRole.NormScale, TensorRole.NormShift, TensorRole.Buffer, TensorRole.Buffer, TensorRole.NormScale, TensorRole.NormShift],
            Read(graph).Tensors.Select(tensor => tensor.Role));
    }

    [Fact]
    public void A_second_input_of_data_is_no_weight_and_an_unknown_operator_is_named()
    {
        SmallGraph graph = new SmallGraph().Input("x", 2, 5).Input("other", 5, 5).Weight("w", 5, 5).Weight("odd", 4, 5)
            .Node("MatMul", "x other", "y").Node("MatMul", "y w", "z").Node("Foo", "z odd", "out");
        ModelSpec model = Read(graph);

        Assert.Equal(["w", "odd"], model.Tensors.Select(tensor => tensor.Name));
        Assert.Contains("'odd', which Foo 'n2' reads, is a kernel whose axes are (out, in, …)", model.Assumptions);
    }

    [Fact]
    public void Gates_of_a_recurrent_layer_have_fans_of_their_own()
    {
        SmallGraph graph = new SmallGraph().Input("x", 7, 1, 6).Weight("w", 1, 20, 6).Weight("r", 1, 20, 5).Weight("b", 1, 40).Node("LSTM", "x w r b", "y");
        ModelSpec model = Read(graph);

        Assert.Equal(new Fans(6, 5), Recipe.He.Resolve(model).Tensors[0].Fans);
        Assert.Equal(new Fans(5, 5), Recipe.He.Resolve(model).Tensors[1].Fans);
        Assert.Equal(TensorRole.Bias, model.Tensors[2].Role);
    }

    private static ModelSpec Read(SmallGraph graph)
    {
        using TemporaryFolder folder = new();
        return OnnxTemplate.Read(folder.Write("small.onnx", graph.Bytes()));
    }
}
