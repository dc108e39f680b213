using WeightInit.Models.OnnxMessages;

namespace WeightInit.Models;

/// <summary>What each weight is for, what its axes mean and which fans it has, from the node that reads it.</summary>
internal sealed class WeightRoles
{
    private readonly OnnxGraph _graph;
    private readonly DType? _dtype;
    private readonly Dictionary<string, TensorSpec> _kernels = new(StringComparer.Ordinal);
    private readonly List<string> _notes = [];

    internal WeightRoles(OnnxGraph graph, IReadOnlyList<OnnxWeight> weights, DType? dtype)
    {
        _graph = graph;
        _dtype = dtype;
        foreach (OnnxWeight weight in weights.Where(weight => weight.Use.Kind == UseKind.Kernel))
        {
            TensorSpec kernel = Kernel(weight);
            _kernels.Add(weight.Name, kernel);
            _kernels.TryAdd(weight.Use.Node.Output.FirstOrDefault("") + "\n", kernel);
        }

        Tensors = [.. weights.Select(weight => _kernels.GetValueOrDefault(weight.Name) ?? Other(weight))];
    }

    /// <summary>The tensors, in the order of the weights.</summary>
    internal IReadOnlyList<TensorSpec> Tensors { get; }

    /// <summary>What had to be assumed, one sentence each.</summary>
    internal IReadOnlyList<string> Notes => _notes;

    private TensorSpec Bare(OnnxWeight weight) => new(weight.Name, weight.Shape) { DType = _dtype ?? OnnxType.ToDType(weight.Type)!.Value };

    private TensorSpec Kernel(OnnxWeight weight)
    {
        Node node = weight.Use.Node;
        TensorSpec tensor = Bare(weight) with { Role = TensorRole.Kernel };
        switch (node.OpType)
        {
            case "Conv":
                return tensor with { Layout = WeightLayout.OutIn.WithGroups(Groups(node)), Layer = LayerKind.Convolution };
            case "ConvTranspose":
                return tensor with { Layout = WeightLayout.TransposedInOut.WithGroups(Groups(node)), Layer = LayerKind.TransposedConvolution };
            case "LSTM" or "GRU" or "RNN":
                return Recurrent(tensor, node);
            default:
                return tensor with { Layout = Matrix(weight), Layer = LayerKind.Linear };
        }
    }

    /// <summary>(in, out) on the right of a product, (out, in) on its left; each swap on the way turns it round.</summary>
    private WeightLayout Matrix(OnnxWeight weight)
    {
        (UseKind _, Node node, int slot, bool swapped, bool reshaped) = weight.Use;
        bool outFirst = slot == 0;
        if (node.OpType == "Gemm")
            outFirst ^= OnnxGraph.Int(node, slot == 0 ? "transA" : "transB", 0) != 0;
        outFirst ^= swapped;
        if (reshaped)
            _notes.Add($"the axes of {OneLine.Quote(weight.Name)}, which {OnnxGraph.Describe(node)} reads in another shape, are {(outFirst ? "(out, in)" : "(in, out)")}");
        if (weight.Shape.Rank <= 2)
            return Packed(weight, outFirst ? WeightLayout.OutIn : WeightLayout.InOut);
        int[] batch = [.. Enumerable.Range(0, weight.Shape.Rank - 2)];
        return outFirst ? WeightLayout.OfAxes(-1, -2, AxisList.Of(batch)) : WeightLayout.OfAxes(-2, -1, AxisList.Of(batch));
    }

    /// <summary>Queries, keys and values in one matrix: three times as many outputs as inputs, cut in three afterwards.</summary>
    private WeightLayout Packed(OnnxWeight weight, WeightLayout layout)
    {
        if (weight.Shape.Rank != 2)
            return layout;
        long inputs = layout == WeightLayout.OutIn ? weight.Shape[1] : weight.Shape[0];
        long outputs = layout == WeightLayout.OutIn ? weight.Shape[0] : weight.Shape[1];
        return outputs == 3 * inputs && inputs > 0 && IsCutInThree(weight.Use.Node) ? layout.Packed(inputs, inputs, inputs) : layout;
    }

    private bool IsCutInThree(Node node)
    {
        string value = node.Output.FirstOrDefault("");
        for (int step = 0; step < 6; step++)
        {
            IReadOnlyList<Reader> readers = _graph.ReadersOf(value);
            if (readers.Any(reader => reader.Node.OpType == "Split" && reader.Node.Output.Count == 3)
                || readers.Count(reader => reader is { Node.OpType: "Slice" or "Gather", Slot: 0 }) == 3)
                return true;
            Reader next = readers.FirstOrDefault(reader => reader.Node.OpType is "Add" or "Reshape" or "Transpose" or "Unsqueeze" or "Squeeze");
            if (next.Node is null)
                return false;
            value = next.Node.Output.FirstOrDefault("");
        }

        return false;
    }

    /// <summary>(directions, gates · hidden, in): the gates are matrices of their own.</summary>
    private static TensorSpec Recurrent(TensorSpec tensor, Node node)
    {
        int gates = node.OpType switch { "LSTM" => 4, "GRU" => 3, _ => 1 };
        if (tensor.Shape.Rank != 3)
            return tensor with { Layer = LayerKind.Recurrent };
        WeightLayout layout = WeightLayout.OfAxes(-1, -2, 0);
        long hidden = tensor.Shape[1] / gates;
        bool isWhole = gates > 1 && hidden > 0 && hidden * gates == tensor.Shape[1];
        return tensor with { Layer = LayerKind.Recurrent, Layout = isWhole ? layout.Packed([.. Enumerable.Repeat(hidden, gates)]) : layout };
    }

    private TensorSpec Other(OnnxWeight weight)
    {
        TensorSpec tensor = Bare(weight);
        switch (weight.Use.Kind)
        {
            case UseKind.Bias:
                return Bias(tensor, KernelOf(weight.Use.Node.Output.FirstOrDefault("")));
            case UseKind.Scale:
                return Norm(tensor, TensorRole.NormScale);
            case UseKind.Shift:
                return Norm(tensor, TensorRole.NormShift);
            case UseKind.Mean:
                return Norm(tensor, TensorRole.Buffer) with { Start = 0 };
            case UseKind.Variance:
                return Norm(tensor, TensorRole.Buffer) with { Start = 1 };
            case UseKind.Slope:
                return tensor with { Role = TensorRole.Kernel, Layer = LayerKind.Activation, Start = 0.25 };
            case UseKind.Table:
                return tensor with { Role = TensorRole.Embedding, Layer = LayerKind.Embedding, Layout = tensor.Shape.Rank == 2 ? WeightLayout.RowDim : null };
            case UseKind.Token when tensor.Shape.Rank > 1:
                return tensor with { Role = TensorRole.Embedding, Layout = tensor.Shape.Rank == 2 ? WeightLayout.RowDim : null };
            case UseKind.Factor when WideAxes(tensor.Shape) <= 1:
                return Norm(tensor, TensorRole.NormScale);
            case UseKind.Addend:
                return Addend(tensor, weight.Use);
            default:
                return Unknown(tensor, weight.Use.Node);
        }
    }

    /// <summary>What is added after a layer is its bias, after a factor the shift of a normalization; a table is one of positions.</summary>
    private TensorSpec Addend(TensorSpec tensor, WeightUse use)
    {
        if (WideAxes(tensor.Shape) > 1)
            return tensor with { Role = TensorRole.Position, Layout = tensor.Shape.Rank == 2 ? WeightLayout.RowDim : null };
        string? other = use.Node.Input.Where((_, slot) => slot != use.Slot).FirstOrDefault();
        if (other is not null && KernelOf(other) is { } kernel)
            return Bias(tensor, kernel);
        bool isShift = other is not null && _graph.MakerOf(other) is { OpType: "Mul" or "Div" or "BatchNormalization" or "InstanceNormalization" };
        return isShift ? Norm(tensor, TensorRole.NormShift) : tensor with { Role = TensorRole.Bias };
    }

    /// <summary>The kernel of the layer that makes a value.</summary>
    private TensorSpec? KernelOf(string value) => _kernels.GetValueOrDefault(value + "\n");

    private static TensorSpec Bias(TensorSpec tensor, TensorSpec? kernel) => tensor with
    {
        Role = TensorRole.Bias,
        Layer = kernel?.Layer,
        Fans = kernel is null ? null : FanFinding.Of(kernel, FanConvention.Own).Fans,
    };

    private static TensorSpec Norm(TensorSpec tensor, TensorRole role) => tensor with { Role = role, Layer = LayerKind.Normalization };

    private TensorSpec Unknown(TensorSpec tensor, Node node)
    {
        if (tensor.Shape.Rank < 2)
        {
            _notes.Add($"{OneLine.Quote(tensor.Name)}, which {OnnxGraph.Describe(node)} reads, is a bias");
            return tensor with { Role = TensorRole.Bias };
        }

        _notes.Add($"{OneLine.Quote(tensor.Name)}, which {OnnxGraph.Describe(node)} reads, is a kernel whose axes are (out, in, …)");
        return tensor with { Role = TensorRole.Kernel, Layout = WeightLayout.OutIn };
    }

    private long Groups(Node node)
    {
        long groups = OnnxGraph.Int(node, "group", 1);
        return groups >= 1 ? groups : throw _graph.File.Bad(OnnxError.BadNode, $"{OnnxGraph.Describe(node)} has {groups} groups; 1 or more are accepted.");
    }

    private static int WideAxes(Shape shape) => shape.Count(axis => axis > 1);
}
