namespace WeightInit;

/// <summary>The kind of layer that a tensor belongs to. A recipe's rules may match on it.</summary>
public enum LayerKind
{
    /// <summary>A dense layer: y = W x + b.</summary>
    Linear,

    /// <summary>A convolution, depthwise and grouped ones included.</summary>
    Convolution,

    /// <summary>A transposed convolution.</summary>
    TransposedConvolution,

    /// <summary>A table of rows that indexes look up.</summary>
    Embedding,

    /// <summary>A normalization: layer, RMS, batch, group.</summary>
    Normalization,

    /// <summary>Attention whose projections are parameters of its own, as torch.nn.MultiheadAttention.</summary>
    Attention,

    /// <summary>A recurrent layer: RNN, LSTM, GRU.</summary>
    Recurrent,

    /// <summary>A bilinear layer: y = x1 W x2 + b.</summary>
    Bilinear,

    /// <summary>An activation with parameters, as PReLU.</summary>
    Activation,
}

/// <summary>Names of <see cref="LayerKind"/>.</summary>
public static class LayerKinds
{
    /// <summary>The name in recipes: <c>linear</c>, <c>transposed-convolution</c> and so on.</summary>
    public static string Name(this LayerKind kind) => kind switch
    {
        LayerKind.Linear => "linear",
        LayerKind.Convolution => "convolution",
        LayerKind.TransposedConvolution => "transposed-convolution",
        LayerKind.Embedding => "embedding",
        LayerKind.Normalization => "normalization",
        LayerKind.Attention => "attention",
        LayerKind.Recurrent => "recurrent",
        LayerKind.Bilinear => "bilinear",
        LayerKind.Activation => "activation",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "not a kind of layer"),
    };

    /// <summary>The kind with this name.</summary>
    /// <exception cref="FormatException">No kind has it; the message lists those that exist.</exception>
    public static LayerKind Parse(string name)
    {
        foreach (LayerKind kind in Enum.GetValues<LayerKind>())
        {
            if (kind.Name() == name)
                return kind;
        }

        throw new FormatException($"'{name}' is not a kind of layer; known are {string.Join(", ", Enum.GetValues<LayerKind>().Select(Name))}.");
    }
}
