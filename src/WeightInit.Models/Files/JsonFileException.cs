namespace WeightInit.Models;

/// <summary>Why a file is no JSON that can be looked into: one value per cause.</summary>
public enum JsonFileError
{
    /// <summary>The file is longer than files of its kind are.</summary>
    TooLong,

    /// <summary>The file is not UTF-8.</summary>
    NotUtf8,

    /// <summary>The file is not one JSON value.</summary>
    NotJson,

    /// <summary>Arrays and objects are nested deeper than <see cref="JsonFileException.MaxDepth"/>.</summary>
    TooDeep,

    /// <summary>An object has a key twice.</summary>
    DuplicateKey,
}

/// <summary>A file that should be JSON and is not, or not unambiguously; <see cref="Error"/> is the cause.</summary>
public sealed class JsonFileException : ModelFileException
{
    /// <summary>The deepest nesting that is read.</summary>
    public const int MaxDepth = 64;

    internal JsonFileException(JsonFileError error, string path, string problem)
        : base(path, problem)
    {
        Error = error;
    }

    /// <summary>The cause.</summary>
    public JsonFileError Error { get; }
}
