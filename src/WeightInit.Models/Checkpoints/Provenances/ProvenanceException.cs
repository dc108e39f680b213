namespace WeightInit.Models;

/// <summary>A folder has no <c>weightinit.json</c>, or one that says nothing of use.</summary>
public sealed class ProvenanceException : ModelFileException
{
    internal ProvenanceException(string path, string problem, Exception? inner = null)
        : base(path, problem, inner)
    {
    }
}
