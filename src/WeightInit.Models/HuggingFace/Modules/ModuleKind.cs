namespace WeightInit.Models;

/// <summary>What a module of PyTorch or of transformers is, as far as initialization can tell.</summary>
public enum ModuleKind
{
    /// <summary>A module that holds others, and perhaps parameters of its own.</summary>
    Block,

    /// <summary>nn.Linear: weight (out, in), bias (out).</summary>
    Linear,

    /// <summary>GPT-2's Conv1D, a dense layer: weight (in, out), bias (out).</summary>
    Conv1D,

    /// <summary>nn.Conv1d, nn.Conv2d: weight (out, in / groups, k…), bias (out).</summary>
    Convolution,

    /// <summary>nn.Embedding: weight (rows, dim).</summary>
    Embedding,

    /// <summary>nn.LayerNorm: weight and bias.</summary>
    LayerNorm,

    /// <summary>An RMS normalization: weight.</summary>
    RmsNorm,

    /// <summary>nn.BatchNorm2d: weight, bias and running statistics.</summary>
    BatchNorm,
}
