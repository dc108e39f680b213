using Google.Protobuf;
using WeightInit.Models;
using WeightInit.Models.OnnxMessages;

namespace WeightInit.Mutations;

/// <summary>The graphs that are changed: small ones of ours with every pattern that is recognized, and real ones.</summary>
internal static class OnnxSeeds
{
    /// <summary>Real graphs that are read in a few milliseconds; the others are read by tests.</summary>
    private static readonly string[] Real = ["light_bvlc_alexnet", "light_squeezenet", "light_vgg19", "light_shufflenet", "tv_resnet18_noparams", "tv_vgg16_bn_noparams", "tv_mobilenet_v2_noparams"];

    internal static byte[][] Of(string golden) =>
        [.. Small.Select(graph => graph.Bytes()), .. Real.Select(name => File.ReadAllBytes(Path.Combine(golden, "models", name + ".onnx")))];

    internal static IReadOnlyList<SmallGraph> Small => [Transformer(), Convolutional(), Recurrent(), Arranged(), Outside()];

    /// <summary>A block of 4 tokens, 2 heads of 4 numbers: layer normalization written out, packed QKV, attention, GELU by erf.</summary>
    internal static SmallGraph Transformer() => new SmallGraph().Input("ids", 1, 4).Weight("table", 11, 8).Weight("pos.embedding", 1, 4, 8)
        .Node("Gather", "table ids", "e").Node("Add", "e pos.embedding", "x")
        .Number("eps", 1e-5f).Number("two", 2).Number("eight", 2).Number("root2", 1.4142135f).Number("one", 1).Number("half", 0.5f)
        .Node("ReduceMean", "x", "m", ("axes", new long[] { -1 })).Node("Sub", "x m", "c").Node("Pow", "c two", "c2").Node("ReduceMean", "c2", "v", ("axes", new long[] { -1 }))
        .Node("Add", "v eps", "ve").Node("Sqrt", "ve", "sd").Node("Div", "c sd", "n").Weight("ln.weight", 8).Weight("ln.bias", 8).Node("Mul", "n ln.weight", "ns").Node("Add", "ns ln.bias", "h")
        .Weight("qkv.weight", 8, 24).Weight("qkv.bias", 24).Node("MatMul", "h qkv.weight", "qkv0").Node("Add", "qkv0 qkv.bias", "qkv")
        .Longs("split", 8, 8, 8).Node("Split", "qkv split", "q0 k0 v0", ("axis", 2L)).Longs("heads", 1, 4, 2, 4)
        .Node("Reshape", "q0 heads", "q1").Node("Transpose", "q1", "q", ("perm", new long[] { 0, 2, 1, 3 }))
        .Node("Reshape", "k0 heads", "k1").Node("Transpose", "k1", "k", ("perm", new long[] { 0, 2, 3, 1 }))
        .Node("Reshape", "v0 heads", "v1").Node("Transpose", "v1", "vv", ("perm", new long[] { 0, 2, 1, 3 }))
        .Node("MatMul", "q k", "s0").Node("Div", "s0 eight", "s").Node("Softmax", "s", "p", ("axis", -1L)).Node("MatMul", "p vv", "a0")
        .Node("Transpose", "a0", "a1", ("perm", new long[] { 0, 2, 1, 3 })).Longs("joined", 1, 4, 8).Node("Reshape", "a1 joined", "a")
        .Weight("out.weight", 8, 8).Node("MatMul", "a out.weight", "o").Node("Add", "x o", "r")
        .Weight("fc.weight", 8, 16).Weight("fc.bias", 16).Node("MatMul", "r fc.weight", "f0").Node("Add", "f0 fc.bias", "f")
        .Node("Div", "f root2", "g1").Node("Erf", "g1", "g2").Node("Add", "g2 one", "g3").Node("Mul", "f g3", "g4").Node("Mul", "g4 half", "g")
        .Weight("head.weight", 16, 5).Node("MatMul", "g head.weight", "y").Output("y", 1, 4, 5);

    /// <summary>Groups, asymmetric padding, a channel-affine batch normalization, SiLU, a squeeze-excite gate, PReLU.</summary>
    internal static SmallGraph Convolutional() => new SmallGraph(opset: 11).Input("x", -1, 4, 8, 8).Weight("c1", 6, 2, 3, 3)
        .Node("Conv", "x c1", "a", ("group", 2L), ("pads", new long[] { 0, 0, 1, 1 }), ("strides", new long[] { 2, 2 }))
        .Weight("s", 6).Weight("b", 6).Weight("m", 6).Weight("v", 6).Node("BatchNormalization", "a s b m v", "bn")
        .Weight("gamma", 6).Weight("beta", 6).Node("Unsqueeze", "gamma", "g", ("axes", new long[] { 1, 2 })).Node("Mul", "bn g", "ms").Node("Unsqueeze", "beta", "t", ("axes", new long[] { 1, 2 })).Node("Add", "ms t", "af")
        .Node("Sigmoid", "af", "sg").Node("Mul", "af sg", "silu").Node("GlobalAveragePool", "silu", "gap").Weight("d1", 3, 6, 1, 1).Weight("d2", 6, 3, 1, 1)
        .Node("Conv", "gap d1", "e1").Node("Relu", "e1", "e2").Node("Conv", "e2 d2", "e3").Node("Sigmoid", "e3", "gate").Node("Mul", "silu gate", "se")
        .Weight("slope", 6, 1, 1).Node("PRelu", "se slope", "pr").Node("MaxPool", "pr", "mp", ("kernel_shape", new long[] { 2, 2 }), ("strides", new long[] { 2, 2 }), ("ceil_mode", 1L))
        .Node("LRN", "mp", "lrn", ("size", 3L)).Node("Flatten", "lrn", "flat").Weight("fc", 7, 24).Weight("fcb", 7).Node("Gemm", "flat fc fcb", "z", ("transB", 1L)).Node("Softmax", "z", "y").Output("y", -1, 7);

    internal static SmallGraph Recurrent() => new SmallGraph().Input("x", 5, 1, 6).Weight("w", 1, 16, 6).Weight("r", 1, 16, 4).Weight("b", 1, 32)
        .Node("LSTM", "x w r b", "h last", ("hidden_size", 4L)).Longs("flat", 5, 4).Node("Reshape", "h flat", "f").Weight("o.weight", 4, 3).Node("Gemm", "f o.weight", "y").Output("y", 5, 3);

    /// <summary>Slices, padding, enlargement, concatenation, an operator that nobody knows.</summary>
    internal static SmallGraph Arranged() => new SmallGraph().Input("x", 1, 2, 6, 6).Longs("p", 0, 0, 1, 1, 0, 0, 1, 1).Node("Pad", "x p", "a")
        .Longs("st", 1, 0).Longs("en", 7, 8).Longs("ax", 2, 3).Longs("sp", 2, 1).Node("Slice", "a st en ax sp", "b").Node("Transpose", "b", "c", ("perm", new long[] { 0, 1, 3, 2 }))
        .Longs("i", 0, 2, 4).Node("Gather", "c i", "d", ("axis", 2L)).Node("Concat", "d d", "e", ("axis", 1L)).Node("Foo", "e", "f").Weight("k", 3, 4, 1, 1).Node("Conv", "f k", "g")
        .Node("Shape", "g", "sh").Node("ConstantOfShape", "sh", "zeros").Node("Add", "g zeros", "h").Node("ReduceMean", "h", "y", ("axes", new long[] { 2, 3 }), ("keepdims", 0L)).Output("y", 1, 3);

    /// <summary>Elements in a file that is not there.</summary>
    private static SmallGraph Outside()
    {
        SmallGraph graph = new SmallGraph().Input("x", 1, 5).Weight("w", 5, 5).Node("MatMul", "x w", "y").Output("y", 1, 5);
        Tensor tensor = graph.Message.Graph.Initializer[0];
        tensor.RawData = ByteString.Empty;
        tensor.DataLocation = 1;
        tensor.ExternalData.Add(new TextPair { Key = "location", Value = "weights.bin" });
        tensor.ExternalData.Add(new TextPair { Key = "offset", Value = "4096" });
        return graph;
    }
}
