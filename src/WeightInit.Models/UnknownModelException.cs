namespace WeightInit.Models;

/// <summary>Nothing has the name of the model that was asked for.</summary>
public sealed class UnknownModelException : ModelFileException
{
    internal UnknownModelException(string path, string problem)
        : base(path, problem)
    {
    }
}
