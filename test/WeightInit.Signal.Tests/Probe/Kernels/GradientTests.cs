namespace WeightInit.Signal.Tests.Probe.Kernels;

/// <summary>Every operation's backward pass against central differences of its forward pass.</summary>
public sealed class GradientTests
{
    private static readonly Window Odd = new([3, 2], [2, 1], [1, 0], [0, 2], [1, 2]);

    private static TensorSpec Tensor(string name, params long[] shape) => new(name, Shape.Of(shape));

    private static NetworkParameter Slot(ParameterSlot slot, string name, params long[] shape) => new(slot, Tensor(name, shape));

    private static NetworkNode Alone(NetworkBuilder builder, Shape input, Operation operation, params NetworkParameter[] parameters) =>
        builder.Add("it", operation, [builder.Input("x", input)], parameters);

    private static NetworkParameter[] Affine(params long[] shape) =>
        [new(ParameterSlot.Scale, Tensor("scale", shape) with { Role = TensorRole.NormScale }), Slot(ParameterSlot.Shift, "shift", shape)];

    /// <summary>A network for each operation and way of using it.</summary>
    private static readonly Dictionary<string, Action<NetworkBuilder>> Cases = new()
    {
        ["dense"] = b => b.Dense("it", b.Input("x", [5]), 4),
        ["dense over rows"] = b => b.Dense("it", b.Input("x", [3, 5]), 4, bias: false),
        ["dense in-out"] = b => Alone(b, [2, 5], new Dense(), new NetworkParameter(ParameterSlot.Weight, new TensorSpec("w", [5, 3], WeightLayout.InOut)), Slot(ParameterSlot.Bias, "b", 3)),
        ["convolution"] = b => b.Convolution("it", b.Input("x", [4, 7, 6]), 6, Odd, groups: 2),
        ["convolution 1x1"] = b => b.Convolution("it", b.Input("x", [4, 3, 3]), 5, Window.Even(2, 1)),
        ["convolution 1d"] = b => b.Convolution("it", b.Input("x", [2, 9]), 3, Window.Even(1, 3, 2, 1, 2)),
        ["convolution 3d"] = b => b.Convolution("it", b.Input("x", [2, 3, 4, 3]), 3, Window.Even(3, 2, 1, 1)),
        ["convolution depthwise"] = b => b.Convolution("it", b.Input("x", [4, 5, 5]), 4, Window.Even(2, 3, 1, 1), groups: 4, bias: false),
        ["convolution in-out"] = b => Alone(b, [4, 5, 5], new Convolution(Window.Even(2, 3), 2), new NetworkParameter(ParameterSlot.Weight, new TensorSpec("w", [3, 3, 2, 6], WeightLayout.InOut))),
        ["transposed convolution"] = b => Alone(b, [4, 3, 4], new TransposedConvolution(Odd, 2, [1, 0]), Slot(ParameterSlot.Weight, "w", 4, 3, 3, 2), Slot(ParameterSlot.Bias, "b", 6)),
        ["embedding"] = b => b.Add("it", new Embedding(), [b.Add("x", new Input([6]) { Vocabulary = 5 })], [Slot(ParameterSlot.Weight, "w", 5, 3)]),
        ["learned"] = b => b.Sum("sum", b.Input("x", [3, 4]), b.Add("it", new Learned(), [], [Slot(ParameterSlot.Weight, "w", 1, 4)])),
        ["fixed"] = b => b.Add("product", new Multiply(), b.Input("x", [2, 3]), b.Add("it", new Fixed([3], new float[] { 1, -2, 3 }))),
        ["matrix product"] = b => b.Add("it", new MatrixMultiply(), b.Input("x", [2, 3, 4]), b.Input("y", [2, 4, 5])),
        ["matrix product transposed"] = b => b.Add("it", new MatrixMultiply(TransposesSecond: true), b.Input("x", [3, 4]), b.Input("y", [5, 4])),
        ["attention"] = b => b.Add("it", new Attention(2), b.Input("q", [4, 6]), b.Input("k", [5, 6]), b.Input("v", [5, 4])),
        ["attention causal, shared"] = b => b.Add("it", new Attention(4) { KeyValueHeads = 2, IsCausal = true, Scale = 0.7 }, b.Input("q", [4, 8]), b.Input("k", [4, 4]), b.Input("v", [4, 6])),
        ["attention along the batch"] = b => b.Add("it", new Attention(2) { IsAlongBatch = true }, b.Input("q", [2, 6]), b.Input("k", [2, 6]), b.Input("v", [2, 4])),
        ["rotary positions"] = b => b.Add("it", new RotaryPositions(4, 100), b.Input("x", [5, 8])),
        ["prelu"] = b => Alone(b, [3, 4], new ParametricRectifier(), Slot(ParameterSlot.Slope, "slope", 3)),
        ["prelu, one slope"] = b => Alone(b, [3, 4], new ParametricRectifier(), Slot(ParameterSlot.Slope, "slope", 1)),
        ["softmax"] = b => Alone(b, [2, 3, 4], new Softmax(1)),
        ["log softmax"] = b => Alone(b, [5], new Softmax(-1, IsLogarithm: true)),
        ["dropout"] = b => Alone(b, [5], new Dropout(0.5)),
        ["scale"] = b => Alone(b, [5], new ScaleBy(2.5, -1)),
        ["scale and shift of channels"] = b => Alone(b, [3, 2, 2], new ScaleShift(), Affine(3)),
        ["scale of features"] = b => Alone(b, [2, 3], new ScaleShift(-1), Affine(3)[0]),
        ["max pool"] = b => Alone(b, [2, 7, 6], new MaxPool(Odd with { RoundsUp = true })),
        ["average pool"] = b => Alone(b, [2, 7, 6], new AveragePool(Odd)),
        ["average pool rounding up"] = b => Alone(b, [2, 7, 6], new AveragePool(Window.Even(2, 3, 2, 1) with { RoundsUp = true })),
        ["average pool without padding"] = b => Alone(b, [2, 7], new AveragePool(Window.Even(1, 3, 2, 1), CountsPadding: false)),
        ["adaptive average pool"] = b => Alone(b, [2, 7, 5], new AdaptivePool([3, 2])),
        ["adaptive max pool"] = b => Alone(b, [2, 7], new AdaptivePool([3], IsMaximum: true)),
        ["global average pool"] = b => Alone(b, [2, 3, 4], new GlobalAveragePool()),
        ["batch normalization"] = b => b.BatchNormalization("it", b.Input("x", [3, 2, 2])),
        ["batch normalization of features"] = b => b.BatchNormalization("it", b.Input("x", [3])),
        ["layer normalization"] = b => b.LayerNormalization("it", b.Input("x", [2, 3, 4]), axes: 2),
        ["layer normalization, bare"] = b => Alone(b, [3, 4], new LayerNormalization()),
        ["RMS normalization"] = b => b.RmsNormalization("it", b.Input("x", [3, 4])),
        ["group normalization"] = b => b.GroupNormalization("it", b.Input("x", [4, 3, 2]), 2),
        ["instance normalization"] = b => Alone(b, [3, 4], new InstanceNormalization(), Affine(3)),
        ["local response normalization"] = b => Alone(b, [7, 3], new LocalResponseNormalization(4, 0.5, 0.75, 1.5)),
        ["add"] = b => b.Sum("it", b.Input("x", [3, 4]), b.Input("y", [3, 1]), b.Input("z", [4])),
        ["multiply"] = b => b.Add("it", new Multiply(), b.Input("x", [3, 4]), b.Input("y", [3, 1])),
        ["mean"] = b => Alone(b, [3, 4, 2], new ReduceMean([0, -1])),
        ["mean keeping axes"] = b => Alone(b, [3, 4, 2], new ReduceMean(1, KeepsAxes: true)),
        ["concatenate"] = b => b.Add("it", new Concatenate(1), b.Input("x", [2, 3, 2]), b.Input("y", [2, 1, 2])),
        ["slice"] = b => Alone(b, [2, 7, 2], new Slice(1, 1, 3, 2)),
        ["slice dropping"] = b => Alone(b, [2, 7, 2], new Slice(1, 3, 1) { DropsAxis = true }),
        ["reshape"] = b => Alone(b, [2, 6], new Reshape([3, 4])),
        ["flatten"] = b => Alone(b, [2, 3, 2], new Flatten(1)),
        ["transpose"] = b => Alone(b, [2, 3, 4], new Transpose([2, 0, 1])),
        ["pad"] = b => Alone(b, [3, 4], new Pad([1, 0], [0, 2], Value: 2)),
        ["pad reflecting"] = b => Alone(b, [3, 4], new Pad([0, 2], [1, 3], PadMode.Reflect)),
        ["pad replicating"] = b => Alone(b, [3, 4], new Pad([2, 0], [1, 3], PadMode.Replicate)),
        ["pad around"] = b => Alone(b, [3, 4], new Pad([0, 2], [0, 3], PadMode.Circular)),
        ["upsample"] = b => Alone(b, [2, 2, 3], new Upsample([2, 3])),
        ["unknown"] = b => Alone(b, [4], new Unknown("Mystery", [7])),
        ["rnn"] = b => Cell(b, new Recurrent(RecurrentCell.Tanh, 4)),
        ["rnn relu reversed"] = b => Cell(b, new Recurrent(RecurrentCell.Relu, 4, IsReversed: true)),
        ["lstm"] = b => Cell(b, new Recurrent(RecurrentCell.Lstm, 4)),
        ["lstm reversed"] = b => Cell(b, new Recurrent(RecurrentCell.Lstm, 3, IsReversed: true)),
        ["gru"] = b => Cell(b, new Recurrent(RecurrentCell.Gru, 4)),
        ["gru along the batch"] = b => Cell(b, new Recurrent(RecurrentCell.Gru, 4) { IsAlongBatch = true }),
        ["a tensor used twice"] = b => b.Dense("it", b.Activate("act", b.Dense("it", b.Input("x", [4]), 4), Activation.Tanh), 4),
    };

    private static NetworkNode Cell(NetworkBuilder builder, Recurrent operation)
    {
        long rows = operation.Gates * operation.Hidden;
        return Alone(builder, [5, 3], operation, Slot(ParameterSlot.InputWeight, "w", rows, 3), Slot(ParameterSlot.RecurrentWeight, "u", rows, operation.Hidden),
            Slot(ParameterSlot.InputBias, "b", rows), Slot(ParameterSlot.RecurrentBias, "c", rows));
    }

    public static TheoryData<string> Names => [.. Cases.Keys];

    public static TheoryData<string> Activations =>
        ["linear", "tanh", "sigmoid", "relu", "selu", "gelu", "gelu-tanh", "silu", "mish", "softplus", "softsign", "erf", "erf-sqrt2", "sin", "hardtanh", "hardsigmoid", "hardswish", "relu6", "leaky-relu", "prelu", "elu", "celu"];

    [Theory]
    [MemberData(nameof(Names))]
    public void Backward_is_the_derivative_of_forward(string name)
    {
        NetworkBuilder builder = new(name);
        Cases[name](builder);
        (double error, int count) = GradientCheck.Of(builder.Build(), batch: 3);
        Assert.InRange(error, 0, 2e-7);
        Assert.True(count > 4, $"{count} gradients were compared");
    }

    [Theory]
    [MemberData(nameof(Activations))]
    public void Backward_of_an_activation_is_its_derivative(string name)
    {
        NetworkBuilder builder = new(name);
        Alone(builder, [40], new Activate(Activation.Parse(name)));
        (double error, _) = GradientCheck.Of(builder.Build(), batch: 3);
        Assert.InRange(error, 0, 2e-7);
    }

    [Fact]
    public void Every_operation_has_a_kernel_and_is_checked()
    {
        Type[] operations = [.. typeof(Operation).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Operation)))];
        Assert.Equal(operations.Select(type => type.Name).Order(), WeightInit.Signal.Kernels.Operations.Select(type => type.Name).Order());
        HashSet<Type> used = [typeof(Activate)];
        foreach (Action<NetworkBuilder> add in Cases.Values)
        {
            NetworkBuilder builder = new("used");
            add(builder);
            used.UnionWith(builder.Nodes.Select(node => node.Operation.GetType()));
        }

        Assert.Empty(operations.Except(used));
    }

    [Fact]
    public void A_wrong_gradient_is_noticed()
    {
        // The kink of a rectifier lies inside the step: differences and derivative part.
        NetworkBuilder builder = new("kink");
        Alone(builder, [40], new Activate(Activation.Relu));
        Assert.InRange(GradientCheck.Of(builder.Build(), batch: 3, spread: 1e-6).Error, 0.01, 10);
    }
}
