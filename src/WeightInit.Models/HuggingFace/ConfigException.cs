namespace WeightInit.Models;

/// <summary>A Hugging Face config has a key or a value that no model is made of.</summary>
public sealed class ConfigException : ModelFileException
{
    internal ConfigException(string origin, string problem, Exception? inner = null)
        : base(origin, problem, inner)
    {
    }
}
