namespace WeightInit.Models;

/// <summary>Why a file could not be opened or read at all.</summary>
public enum FileAccessError
{
    /// <summary>Nothing has this name.</summary>
    NotFound,

    /// <summary>The user may not read it.</summary>
    NotPermitted,

    /// <summary>It is a folder, a pipe or a device where a file is needed.</summary>
    NotAFile,

    /// <summary>The operating system reported another error.</summary>
    Failed,

    /// <summary>It ended while it was read: something made it shorter after it was opened.</summary>
    Shrunk,
}

/// <summary>A model file that could not be opened or read.</summary>
public sealed class FileAccessException : ModelFileException
{
    internal FileAccessException(FileAccessError error, string path, string problem, Exception? inner = null)
        : base(path, problem, inner)
    {
        Error = error;
    }

    /// <summary>The cause.</summary>
    public FileAccessError Error { get; }
}
