using WeightInit.Models.OnnxMessages;

namespace WeightInit.Models;

/// <summary>What a node does with a weight.</summary>
internal enum UseKind
{
    /// <summary>Nothing that says what the weight is for.</summary>
    Unknown,

    /// <summary>It is concatenated: a token.</summary>
    Token,

    /// <summary>It is added.</summary>
    Addend,

    /// <summary>It multiplies.</summary>
    Factor,

    /// <summary>It is the slope of a PReLU.</summary>
    Slope,

    /// <summary>Its rows are looked up.</summary>
    Table,

    /// <summary>The running mean of a normalization.</summary>
    Mean,

    /// <summary>The running variance of a normalization.</summary>
    Variance,

    /// <summary>The additive term of a normalization.</summary>
    Shift,

    /// <summary>The multiplier of a normalization.</summary>
    Scale,

    /// <summary>The additive term of a layer.</summary>
    Bias,

    /// <summary>The weight of a layer.</summary>
    Kernel,
}

/// <summary>A node that reads a weight, at once or through nodes that only turn it round.</summary>
/// <param name="Kind">What it does with it.</param>
/// <param name="Node">The node.</param>
/// <param name="Slot">Which of its inputs the weight is.</param>
/// <param name="IsSwapped">Whether the last two axes were swapped on the way.</param>
/// <param name="IsReshaped">Whether its axes were changed otherwise on the way.</param>
internal readonly record struct WeightUse(UseKind Kind, Node Node, int Slot, bool IsSwapped, bool IsReshaped)
{
    private const int MostNodes = 64;

    /// <summary>Whether the use says that the value is a weight, and no input that happens to have no data.</summary>
    internal bool IsOfWeight => Kind is UseKind.Kernel or UseKind.Bias or UseKind.Scale or UseKind.Shift or UseKind.Mean or UseKind.Variance or UseKind.Slope or UseKind.Table;

    /// <summary>The use that says most, or null where nothing reads the value.</summary>
    internal static WeightUse? Find(OnnxGraph graph, string value)
    {
        WeightUse? best = null;
        Queue<(string Value, bool Swapped, bool Reshaped)> open = new([(value, false, false)]);
        for (int seen = 0; open.Count > 0 && seen < MostNodes; seen++)
        {
            (string name, bool swapped, bool reshaped) = open.Dequeue();
            foreach (Reader reader in graph.ReadersOf(name).Take(MostNodes))
            {
                if (IsView(reader))
                {
                    bool turned = reader.Node.OpType == "Transpose" && SwapsLast(reader.Node);
                    bool changed = reader.Node.OpType is "Reshape" or "Flatten" or "Unsqueeze" or "Squeeze" or "Slice" or "Split" or "Expand" || (reader.Node.OpType == "Transpose" && !turned);
                    foreach (string output in reader.Node.Output)
                        open.Enqueue((output, swapped ^ turned, reshaped | changed));
                }

                UseKind kind = KindOf(reader);
                if (!IsView(reader) && (best is null || kind > best.Value.Kind))
                    best = new WeightUse(kind, reader.Node, reader.Slot, swapped, reshaped);
            }
        }

        return best ?? (graph.ReadersOf(value) is [{ } first, ..] ? new WeightUse(UseKind.Unknown, first.Node, first.Slot, false, false) : null);
    }

    private static bool IsView(Reader reader) => reader.Slot == 0 && reader.Node.OpType
        is "Transpose" or "Identity" or "Cast" or "Reshape" or "Flatten" or "Unsqueeze" or "Squeeze" or "Slice" or "Split" or "Expand" or "DequantizeLinear";

    private static bool SwapsLast(Node node)
    {
        long[] order = OnnxGraph.Ints(node, "perm") ?? [1, 0];
        return order.Length >= 2 && order[^1] == order.Length - 2 && order[^2] == order.Length - 1
            && order.Take(order.Length - 2).Select((axis, place) => axis == place).All(same => same);
    }

    private static UseKind KindOf(Reader reader) => (reader.Node.OpType, reader.Slot) switch
    {
        ("Conv" or "ConvTranspose", 1) => UseKind.Kernel,
        ("Conv" or "ConvTranspose", 2) => UseKind.Bias,
        ("Gemm", 0 or 1) => UseKind.Kernel,
        ("Gemm", 2) => UseKind.Bias,
        ("MatMul", 0 or 1) => UseKind.Kernel,
        ("LSTM" or "GRU" or "RNN", 1 or 2) => UseKind.Kernel,
        ("LSTM" or "GRU" or "RNN", 3) => UseKind.Bias,
        ("BatchNormalization", 3) => UseKind.Mean,
        ("BatchNormalization", 4) => UseKind.Variance,
        ("BatchNormalization" or "InstanceNormalization" or "LayerNormalization" or "GroupNormalization" or "RMSNormalization" or "SimplifiedLayerNormalization", 1) => UseKind.Scale,
        ("BatchNormalization" or "InstanceNormalization" or "LayerNormalization" or "GroupNormalization", 2) => UseKind.Shift,
        ("PRelu", 1) => UseKind.Slope,
        ("Gather", 0) => UseKind.Table,
        ("Add" or "Sum" or "Sub", _) => UseKind.Addend,
        ("Mul" or "Div", _) => UseKind.Factor,
        ("Concat", _) => UseKind.Token,
        _ => UseKind.Unknown,
    };
}
