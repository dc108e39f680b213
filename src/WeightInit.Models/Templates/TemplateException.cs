namespace WeightInit.Models;

/// <summary>A file cannot be a template: a tensor has a type in which weights are neither drawn nor kept.</summary>
public sealed class TemplateException : ModelFileException
{
    internal TemplateException(string path, string tensor, string problem)
        : base(path, $"tensor {OneLine.Quote(tensor)}: {problem}")
    {
        Tensor = tensor;
    }

    /// <summary>The tensor.</summary>
    public string Tensor { get; }
}
