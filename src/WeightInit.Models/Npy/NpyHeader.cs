using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace WeightInit.Models;

/// <summary>What a npy file says of its array: versions 1.0, 2.0 and 3.0 of NumPy's format (NEP 1).</summary>
public sealed class NpyHeader
{
    /// <summary>The longest header in bytes: NumPy's own limit, since 1.24.</summary>
    public const int MaxLength = 10_000;

    /// <summary>The most axes of a shape, that of NumPy 2.</summary>
    public const int MaxRank = 64;

    private const int Alignment = 64;
    private const int GrowthDigits = 21;

    internal static ReadOnlySpan<byte> Magic => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'];

    internal NpyHeader(NpyType type, bool fortranOrder, Shape shape, int dataStart)
    {
        Type = type;
        IsFortranOrder = fortranOrder;
        Shape = shape;
        DataStart = dataStart;
    }

    /// <summary>The type of the elements.</summary>
    public NpyType Type { get; }

    /// <summary>Whether the first axis varies fastest in the file.</summary>
    public bool IsFortranOrder { get; }

    /// <summary>The axes.</summary>
    public Shape Shape { get; }

    /// <summary>Where in the file the first element is.</summary>
    public int DataStart { get; }

    /// <summary>The bytes of the elements.</summary>
    public long DataLength => Shape.Count * Type.Size;

    /// <summary>Reads a header from the start of a stream, which then stands at the first element.</summary>
    /// <param name="stream">The file or the entry of an archive.</param>
    /// <param name="path">Its name, for messages.</param>
    /// <param name="length">The length of the whole file; shape and type must need exactly what follows the header.</param>
    internal static NpyHeader Read(Stream stream, string path, long length)
    {
        Span<byte> start = stackalloc byte[12];
        int read = stream.ReadAtLeast(start[..8], 8, throwOnEndOfStream: false);
        if (!start[..Math.Min(read, Magic.Length)].SequenceEqual(Magic[..Math.Min(read, Magic.Length)]))
            throw new NpyException(NpyError.BadMagic, path, @"it does not begin with \x93NUMPY; it is no npy file.");
        if (read < 8)
            throw TooShort(path, length);

        (int major, int minor) = (start[6], start[7]);
        if (major is < 1 or > 3 || minor != 0)
            throw new NpyException(NpyError.UnknownVersion, path, $"its version is {major}.{minor}; accepted are 1.0, 2.0 and 3.0.");
        int lengthBytes = major == 1 ? 2 : 4;
        if (stream.ReadAtLeast(start.Slice(8, lengthBytes), lengthBytes, throwOnEndOfStream: false) < lengthBytes)
            throw TooShort(path, length);

        uint headerLength = major == 1 ? BinaryPrimitives.ReadUInt16LittleEndian(start[8..]) : BinaryPrimitives.ReadUInt32LittleEndian(start[8..]);
        if (headerLength > MaxLength)
            throw new NpyException(NpyError.HeaderTooLong, path, $"its header would have {headerLength} bytes; at most {MaxLength} are accepted.");
        int dataStart = 8 + lengthBytes + (int)headerLength;
        byte[] text = new byte[headerLength];
        if (dataStart > length || stream.ReadAtLeast(text, text.Length, throwOnEndOfStream: false) < text.Length)
            throw new NpyException(NpyError.HeaderBeyondFile, path, $"its header would have {headerLength} bytes and end at byte {dataStart}, but the file has {length}.");

        string header = major == 3 ? Encoding.UTF8.GetString(text) : Encoding.Latin1.GetString(text);
        (NpyType type, bool fortran, Shape shape) = PythonDictionary.Parse(header, path);
        return Check(type, fortran, shape, dataStart, path, length);
    }

    /// <summary>The bytes before the elements, version 1.0, as <c>numpy.save</c> writes them: the elements begin at a multiple of 64.</summary>
    internal static byte[] ToBytes(NpyType type, Shape shape)
    {
        string axes = shape.Rank == 1 ? $"({shape},)" : shape.Rank == 0 ? "()" : $"({shape.ToString().Replace(",", ", ", StringComparison.Ordinal)})";
        int spare = shape.Rank == 0 ? 0 : GrowthDigits - shape[0].ToString(CultureInfo.InvariantCulture).Length;
        string header = $"{{'descr': '{type}', 'fortran_order': False, 'shape': {axes}, }}{new string(' ', spare)}";
        int unpadded = Magic.Length + 4 + header.Length + 1;
        int padding = Alignment - unpadded % Alignment;

        byte[] bytes = new byte[unpadded + padding];
        bytes.AsSpan().Fill((byte)' ');
        Magic.CopyTo(bytes);
        bytes[6] = 1;
        bytes[7] = 0;
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(8), (ushort)(bytes.Length - 10));
        Encoding.ASCII.GetBytes(header, bytes.AsSpan(10));
        bytes[^1] = (byte)'\n';
        return bytes;
    }

    private static NpyHeader Check(NpyType type, bool fortran, Shape shape, int dataStart, string path, long length)
    {
        long needed;
        try
        {
            needed = checked(shape.Count * type.Size);
        }
        catch (OverflowException)
        {
            throw new NpyException(NpyError.ShapeOverflow, path, $"its shape ({shape}) in {type.Name} has more than 2^63 - 1 bytes.");
        }

        long there = length - dataStart;
        if (needed > there)
            throw new NpyException(NpyError.DataTooShort, path, $"its shape ({shape}) in {type.Name} needs {needed} bytes, {there} follow the header.");
        if (needed < there)
            throw new NpyException(NpyError.TrailingBytes, path, $"its shape ({shape}) in {type.Name} needs {needed} bytes, {there} follow the header; a file holds one array and nothing after it.");
        return new NpyHeader(type, fortran, shape, dataStart);
    }

    private static NpyException TooShort(string path, long length) =>
        new(NpyError.FileTooShort, path, $"it has {length} bytes and ends before its header begins; it is no npy file.");
}
