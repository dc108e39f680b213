namespace WeightInit.Models;

/// <summary>What is wrong with an array of NumPy's format: one value per cause.</summary>
public enum NpyError
{
    /// <summary>The file ends within the magic string, the version or the header's length.</summary>
    FileTooShort,

    /// <summary>The file does not begin with the magic string <c>\x93NUMPY</c>.</summary>
    BadMagic,

    /// <summary>The version is none of 1.0, 2.0, 3.0.</summary>
    UnknownVersion,

    /// <summary>The header is longer than <see cref="NpyHeader.MaxLength"/>.</summary>
    HeaderTooLong,

    /// <summary>The header would end after the file does.</summary>
    HeaderBeyondFile,

    /// <summary>The header is not one dictionary of Python literals.</summary>
    HeaderNotDictionary,

    /// <summary>The dictionary has a key that is not descr, fortran_order or shape.</summary>
    UnknownKey,

    /// <summary>A key is there twice.</summary>
    DuplicateKey,

    /// <summary>descr, fortran_order or shape is missing.</summary>
    MissingKey,

    /// <summary>The elements are Python objects, which only running their code could read.</summary>
    ObjectArray,

    /// <summary>The elements are of a type that holds no real numbers: text, records, dates, complex numbers.</summary>
    UnsupportedType,

    /// <summary>fortran_order is neither True nor False.</summary>
    OrderNotBoolean,

    /// <summary>shape is not a tuple of whole numbers.</summary>
    ShapeNotTuple,

    /// <summary>An axis is negative.</summary>
    NegativeAxis,

    /// <summary>The shape has more than <see cref="NpyHeader.MaxRank"/> axes.</summary>
    TooManyAxes,

    /// <summary>The number of bytes is beyond 2^63 - 1.</summary>
    ShapeOverflow,

    /// <summary>The file has fewer bytes than shape and type need.</summary>
    DataTooShort,

    /// <summary>The file goes on after the last element.</summary>
    TrailingBytes,

    /// <summary>The array is larger than one in memory can be.</summary>
    TooLarge,

    /// <summary>The array is of another type than was asked for.</summary>
    OtherType,
}

/// <summary>An array of NumPy's format that is not read; <see cref="Error"/> is the cause.</summary>
public sealed class NpyException : ModelFileException
{
    internal NpyException(NpyError error, string path, string problem)
        : base(path, problem)
    {
        Error = error;
    }

    /// <summary>The cause.</summary>
    public NpyError Error { get; }
}
