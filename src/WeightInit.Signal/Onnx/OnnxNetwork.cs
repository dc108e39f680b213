using WeightInit.Models;

namespace WeightInit.Signal;

/// <summary>
/// An ONNX graph as a network: its operations on one sample, the batch left out; its weights with the names, roles and layouts
/// that a plan gives them. docs/formats/onnx.md says what is covered.
/// </summary>
/// <remarks>
/// Functions of several nodes are recognized by their values (GELU, SiLU, Mish and others within 2e-6), layer and RMS
/// normalizations and attention by their nodes, attention's arrangement number by number. An operator that is not covered is
/// named among <see cref="Network.Assumptions"/>, and its output taken for its first input.
/// </remarks>
public static class OnnxNetwork
{
    /// <summary>The names of the operators that are covered.</summary>
    public static IReadOnlyList<string> Covered { get; } = [.. OnnxOperators.Names];

    /// <summary>Reads a graph; weights are not read.</summary>
    /// <param name="path">An ONNX file.</param>
    /// <exception cref="FileAccessException">The file cannot be read.</exception>
    /// <exception cref="OnnxException">It is no ONNX model, or a node cannot be what it says.</exception>
    public static Network Read(string path)
    {
        using OnnxFile file = OnnxFile.Open(path);
        return Lowering.Of(OnnxGraph.Of(file));
    }
}
