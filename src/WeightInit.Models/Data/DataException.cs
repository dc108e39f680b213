namespace WeightInit.Models;

/// <summary>Why a file holds no data: one value per cause.</summary>
public enum DataError
{
    /// <summary>It is none of the formats that are read.</summary>
    UnknownFormat,

    /// <summary>An archive holds several arrays and none by a name that says which is meant.</summary>
    WhichArray,

    /// <summary>It has no samples.</summary>
    Empty,

    /// <summary>It has more numbers than are read at once.</summary>
    TooLarge,

    /// <summary>A line has another number of columns than the first.</summary>
    Ragged,

    /// <summary>A cell is no number.</summary>
    NotANumber,

    /// <summary>A line is longer than lines are.</summary>
    LineTooLong,

    /// <summary>It ends before its header says, or goes on after it.</summary>
    WrongLength,

    /// <summary>The compressed bytes are damaged, or expand beyond what deflate can.</summary>
    BadCompression,

    /// <summary>The data does not fit what reads it.</summary>
    DoesNotFit,
}

/// <summary>A file of inputs or targets that cannot be used; <see cref="Error"/> is the cause.</summary>
public sealed class DataException : ModelFileException
{
    internal DataException(DataError error, string path, string problem, Exception? inner = null)
        : base(path, problem, inner)
    {
        Error = error;
    }

    /// <summary>The cause.</summary>
    public DataError Error { get; }
}
