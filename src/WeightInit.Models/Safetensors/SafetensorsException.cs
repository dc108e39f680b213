namespace WeightInit.Models;

/// <summary>What is wrong with a safetensors file: one value per cause.</summary>
public enum SafetensorsError
{
    /// <summary>The file has fewer than the 8 bytes of the header's length.</summary>
    FileTooShort,

    /// <summary>The header is longer than <see cref="SafetensorsHeader.MaxLength"/>, read or to be written.</summary>
    HeaderTooLong,

    /// <summary>The header would end after the file does.</summary>
    HeaderBeyondFile,

    /// <summary>The header is not UTF-8.</summary>
    HeaderNotUtf8,

    /// <summary>The header does not begin with <c>{</c>.</summary>
    HeaderStart,

    /// <summary>The header is not one JSON value followed by white space.</summary>
    HeaderNotJson,

    /// <summary>The header nests arrays or objects deeper than a header does.</summary>
    HeaderTooDeep,

    /// <summary>A name, a metadata key or a field is there twice.</summary>
    DuplicateKey,

    /// <summary><c>__metadata__</c> is not an object of strings.</summary>
    MetadataNotText,

    /// <summary>A tensor's entry is not an object.</summary>
    EntryNotObject,

    /// <summary>A tensor's entry has a field that is not dtype, shape or data_offsets.</summary>
    UnknownField,

    /// <summary>A tensor's entry lacks dtype, shape or data_offsets.</summary>
    MissingField,

    /// <summary>The dtype is none of the format's.</summary>
    UnknownDType,

    /// <summary>The shape is not an array of whole numbers.</summary>
    ShapeNotIntegers,

    /// <summary>An axis is negative.</summary>
    NegativeAxis,

    /// <summary>The shape has more than <see cref="SafetensorsHeader.MaxRank"/> axes.</summary>
    TooManyAxes,

    /// <summary>The number of elements, or of their bits, is beyond 2^63 - 1.</summary>
    ShapeOverflow,

    /// <summary>The elements do not end at the end of a byte (types of 4 and 6 bits).</summary>
    PartialByte,

    /// <summary>data_offsets is not two whole numbers of 0 or more.</summary>
    OffsetsNotIntegers,

    /// <summary>data_offsets ends before it begins.</summary>
    OffsetsReversed,

    /// <summary>The bytes between the offsets are not those that shape and dtype need.</summary>
    SizeMismatch,

    /// <summary>Bytes before a tensor belong to none.</summary>
    Hole,

    /// <summary>A tensor begins before the one before it ends.</summary>
    Overlap,

    /// <summary>The last tensor ends after the file does: a truncated file.</summary>
    DataBeyondFile,

    /// <summary>The file goes on after the last tensor.</summary>
    TrailingBytes,

    /// <summary>The file has no tensor of the name that was asked for.</summary>
    NoSuchTensor,

    /// <summary>The tensor is of another type than was asked for.</summary>
    OtherType,
}

/// <summary>A safetensors file that is not read, or a header that cannot be written; <see cref="Error"/> is the cause.</summary>
public sealed class SafetensorsException : ModelFileException
{
    internal SafetensorsException(SafetensorsError error, string path, string problem, string? tensor = null, Exception? inner = null)
        : base(path, tensor is null ? problem : $"tensor {OneLine.Quote(tensor)}: {problem}", inner)
    {
        Error = error;
        Tensor = tensor;
    }

    /// <summary>The cause.</summary>
    public SafetensorsError Error { get; }

    /// <summary>The tensor at fault, or null where it is the file.</summary>
    public string? Tensor { get; }
}
