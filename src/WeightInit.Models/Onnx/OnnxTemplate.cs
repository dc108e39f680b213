using WeightInit.Models.OnnxMessages;

namespace WeightInit.Models;

/// <summary>
/// An ONNX file as a model's description: its weights with their roles, layouts and fans, from the nodes that read them. No
/// weight is read.
/// </summary>
public static class OnnxTemplate
{
    /// <summary>Reads the graph.</summary>
    /// <param name="path">An ONNX file.</param>
    /// <param name="dtype">The dtype of the weights, whatever the file says; or null.</param>
    /// <exception cref="FileAccessException">The file cannot be read.</exception>
    /// <exception cref="OnnxException">It is no ONNX model, or the shape of a weight is not known.</exception>
    public static ModelSpec Read(string path, DType? dtype = null)
    {
        using OnnxFile file = OnnxFile.Open(path);
        return Read(OnnxGraph.Of(file), dtype);
    }

    internal static ModelSpec Read(OnnxGraph graph, DType? dtype)
    {
        WeightFinder finder = new(graph);
        return Read(graph, finder, dtype);
    }

    internal static ModelSpec Read(OnnxGraph graph, WeightFinder finder, DType? dtype)
    {
        if (finder.Weights.Count == 0)
            throw graph.File.Bad(OnnxError.NoGraph, "none of its values is a weight: no node reads a floating-point initializer, or an input without data, as one.");
        WeightRoles roles = new(graph, finder.Weights, dtype);
        return new ModelSpec(Path.GetFileName(graph.File.Path), roles.Tensors) { Assumptions = [.. finder.Notes, .. roles.Notes] };
    }
}
