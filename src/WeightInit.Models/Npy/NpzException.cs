namespace WeightInit.Models;

/// <summary>What is wrong with a npz archive: one value per cause. What is wrong with an array in it is a <see cref="NpyError"/>.</summary>
public enum NpzError
{
    /// <summary>The file is not a zip archive, or its directory is damaged.</summary>
    NotAnArchive,

    /// <summary>Two entries have one name.</summary>
    DuplicateName,

    /// <summary>The entries together claim more compressed bytes than the archive has: they share them.</summary>
    SharedBytes,

    /// <summary>An entry claims more bytes than its compressed ones can become.</summary>
    ImpossibleSize,

    /// <summary>An entry is encrypted.</summary>
    Encrypted,

    /// <summary>An entry cannot be opened or decompressed: it is damaged, or packed by another method than stored or deflated.</summary>
    DamagedEntry,

    /// <summary>An entry's bytes do not have the checksum that the archive has for them.</summary>
    WrongChecksum,

    /// <summary>The archive has no array of the name that was asked for.</summary>
    NoSuchArray,

    /// <summary>An array of a checkpoint is compressed, or does not lie there row by row.</summary>
    NotPlain,
}

/// <summary>A npz archive that is not read; <see cref="Error"/> is the cause.</summary>
public sealed class NpzException : ModelFileException
{
    internal NpzException(NpzError error, string path, string problem, Exception? inner = null)
        : base(path, problem, inner)
    {
        Error = error;
    }

    /// <summary>The cause.</summary>
    public NpzError Error { get; }
}
