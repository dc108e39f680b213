namespace WeightInit.Models;

/// <summary>What is wrong with an ONNX file: one value per cause.</summary>
public enum OnnxError
{
    /// <summary>The bytes are not protocol-buffer fields, or a field ends after what holds it does.</summary>
    NotMessages,

    /// <summary>Messages are nested deeper than <see cref="OnnxException.MaxDepth"/>.</summary>
    TooDeep,

    /// <summary>There are more messages than <see cref="OnnxException.MaxMessages"/>.</summary>
    TooManyMessages,

    /// <summary>What is not elements of tensors is longer than <see cref="OnnxException.MaxDescription"/> bytes.</summary>
    TooLong,

    /// <summary>There is no graph, or its nodes are missing.</summary>
    NoGraph,

    /// <summary>A value is made twice: by two nodes, or by a node and an initializer or input.</summary>
    DuplicateName,

    /// <summary>An initializer has no name.</summary>
    NoName,

    /// <summary>A shape has a negative axis, more than <see cref="OnnxException.MaxRank"/> axes, or more than 2^63 - 1 elements.</summary>
    BadShape,

    /// <summary>A tensor's type is not one that is read.</summary>
    UnknownType,

    /// <summary>A tensor's elements take another number of bytes than its shape says.</summary>
    WrongSize,

    /// <summary>The place of elements outside the file is not said, or is not beneath the folder of the model.</summary>
    BadLocation,

    /// <summary>Elements end after the file that holds them does.</summary>
    BeyondFile,

    /// <summary>The shape of a weight is not known.</summary>
    NoShape,

    /// <summary>A node's attribute or input is not what its operator takes.</summary>
    BadNode,
}

/// <summary>A file is not an ONNX model that can be read; <see cref="Error"/> is the cause.</summary>
public sealed class OnnxException : ModelFileException
{
    /// <summary>The deepest nesting of messages that is read.</summary>
    public const int MaxDepth = 48;

    /// <summary>The most messages of a file.</summary>
    public const int MaxMessages = 2_000_000;

    /// <summary>The most bytes of a file that are not long elements of tensors.</summary>
    public const int MaxDescription = 256 << 20;

    /// <summary>The most axes of a tensor.</summary>
    public const int MaxRank = 32;

    internal OnnxException(OnnxError error, string path, string problem, Exception? inner = null)
        : base(path, problem, inner)
    {
        Error = error;
    }

    /// <summary>The cause.</summary>
    public OnnxError Error { get; }
}
