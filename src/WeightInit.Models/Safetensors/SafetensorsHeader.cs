using System.Buffers.Binary;

namespace WeightInit.Models;

/// <summary>The header of a safetensors file: its tensors in the order of their bytes, and its metadata. Immutable.</summary>
/// <remarks>
/// A file is 8 bytes, the header's length as a little-endian number; the header, JSON; and the tensors' bytes, without gaps. See
/// https://github.com/huggingface/safetensors, "Format".
/// </remarks>
public sealed class SafetensorsHeader
{
    /// <summary>The longest header in bytes, that of the reference.</summary>
    public const int MaxLength = 100_000_000;

    /// <summary>The most axes of a shape. The reference has no limit; NumPy 2 has this one.</summary>
    public const int MaxRank = 64;

    internal const int LengthBytes = 8;
    internal const string MetadataKey = "__metadata__";

    private readonly Dictionary<string, SafetensorsEntry> _byName;

    internal SafetensorsHeader(
        IReadOnlyList<SafetensorsEntry> entries, IReadOnlyList<KeyValuePair<string, string>> metadata, ReadOnlyMemory<byte> prefix)
    {
        Entries = entries;
        Metadata = metadata;
        Prefix = prefix;
        _byName = entries.ToDictionary(entry => entry.Name, StringComparer.Ordinal);
    }

    /// <summary>The tensors, in the order of their bytes.</summary>
    public IReadOnlyList<SafetensorsEntry> Entries { get; }

    /// <summary>The pairs of <c>__metadata__</c>, in the order of the file; empty where there is none.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Metadata { get; }

    /// <summary>The bytes before those of the tensors: the length, the JSON and its padding.</summary>
    public ReadOnlyMemory<byte> Prefix { get; }

    /// <summary>Where in the file the bytes of the tensors begin.</summary>
    public long DataStart => Prefix.Length;

    /// <summary>How many bytes the tensors have.</summary>
    public long DataLength => Entries.Count == 0 ? 0 : Entries[^1].End;

    /// <summary>The length of the whole file in bytes.</summary>
    public long FileLength => DataStart + DataLength;

    /// <summary>The tensor with this name, or null.</summary>
    public SafetensorsEntry? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>Where in the file the first byte of a tensor is.</summary>
    public long FileOffset(SafetensorsEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return DataStart + entry.Begin;
    }

    /// <summary>The header of a file that is to hold these tensors, byte for byte as the reference writes it.</summary>
    /// <param name="inFileOrder">The tensors in the order of their bytes; <see cref="SafetensorsEntryInfo.FileOrder"/> is the reference's.</param>
    /// <param name="metadata">The pairs of <c>__metadata__</c>, in order. Where there are none the key is left out.</param>
    /// <exception cref="ArgumentException">Two tensors or two pairs have one name, or a name is not valid Unicode.</exception>
    /// <exception cref="OverflowException">The tensors together are larger than 2^63 - 1 bytes.</exception>
    /// <exception cref="SafetensorsException">The header is too long, or a tensor ends within a byte.</exception>
    public static SafetensorsHeader Create(
        IEnumerable<SafetensorsEntryInfo> inFileOrder, IReadOnlyList<KeyValuePair<string, string>> metadata)
    {
        ArgumentNullException.ThrowIfNull(inFileOrder);
        ArgumentNullException.ThrowIfNull(metadata);
        List<SafetensorsEntry> entries = [];
        HashSet<string> names = new(StringComparer.Ordinal) { MetadataKey };
        long begin = 0;
        foreach (SafetensorsEntryInfo info in inFileOrder)
        {
            if (!names.Add(info.Name))
                throw new ArgumentException($"The tensor name {OneLine.Quote(info.Name)} is taken; each tensor has its own.");
            long end = checked(begin + SafetensorsSize.Bytes(info.DType, info.Shape, "a new file", info.Name));
            entries.Add(new SafetensorsEntry(info.Name, info.DType, info.Shape, begin, end));
            begin = end;
        }

        return new SafetensorsHeader(entries.AsReadOnly(), [.. metadata], SafetensorsHeaderWriter.Write(entries, metadata));
    }

    /// <summary>Reads and checks the header of a file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="FileAccessException">The file cannot be read.</exception>
    /// <exception cref="SafetensorsException">The file breaks a rule of the format.</exception>
    public static SafetensorsHeader Read(string path)
    {
        using InputFile file = InputFile.Open(path);
        return Read(file);
    }

    internal static SafetensorsHeader Read(InputFile file)
    {
        if (file.Length < LengthBytes)
            throw new SafetensorsException(SafetensorsError.FileTooShort, file.Path, $"it has {file.Length} bytes; a safetensors file has at least 8, the length of its header.");

        Span<byte> lengthBytes = stackalloc byte[LengthBytes];
        file.Read(0, lengthBytes);
        ulong length = BinaryPrimitives.ReadUInt64LittleEndian(lengthBytes);
        if (length > MaxLength)
            throw new SafetensorsException(SafetensorsError.HeaderTooLong, file.Path, $"its header would have {length} bytes; at most {MaxLength} are accepted (is it a safetensors file?).");
        if ((long)length > file.Length - LengthBytes)
            throw new SafetensorsException(SafetensorsError.HeaderBeyondFile, file.Path, $"its header would have {length} bytes, but only {file.Length - LengthBytes} follow the length; the file is cut short or not a safetensors file.");

        byte[] prefix = GC.AllocateUninitializedArray<byte>(LengthBytes + (int)length);
        file.Read(0, prefix);
        return SafetensorsHeaderParser.Parse(prefix, file.Path, file.Length);
    }
}
