namespace WeightInit.Models;

/// <summary>
/// A model file that is missing, cannot be read or is not what it claims to be. Each format derives its own, with one value of
/// an enumeration per cause.
/// </summary>
/// <remarks>
/// <see cref="Exception.Message"/> is one line and made to be shown: what was being done, the file, the tensor, the offending
/// value and what would be accepted. Text from the file is quoted in it, shortened and without control characters.
/// </remarks>
public abstract class ModelFileException : Exception
{
    private protected ModelFileException(string path, string problem, Exception? inner = null)
        : base($"reading {OneLine.Plain(path)}: {problem}", inner)
    {
        Path = path;
    }

    /// <summary>The file, as the caller named it.</summary>
    public string Path { get; }
}
