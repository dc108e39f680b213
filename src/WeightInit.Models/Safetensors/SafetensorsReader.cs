using System.Runtime.InteropServices;

namespace WeightInit.Models;

/// <summary>A safetensors file, open for reading. Its header has been checked; tensors are read on demand, from any thread.</summary>
public sealed class SafetensorsReader : IDisposable
{
    private readonly InputFile _file;

    private SafetensorsReader(InputFile file, SafetensorsHeader header)
    {
        _file = file;
        Header = header;
    }

    /// <summary>The path as it was given.</summary>
    public string Path => _file.Path;

    /// <summary>What the file holds.</summary>
    public SafetensorsHeader Header { get; }

    /// <summary>Opens a file and checks its header; no tensor is read.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="FileAccessException">The file cannot be read.</exception>
    /// <exception cref="SafetensorsException">The file breaks a rule of the format.</exception>
    public static SafetensorsReader Open(string path)
    {
        InputFile file = InputFile.Open(path);
        try
        {
            return new SafetensorsReader(file, SafetensorsHeader.Read(file));
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>The tensor with this name.</summary>
    /// <exception cref="SafetensorsException">There is none.</exception>
    public SafetensorsEntry Entry(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Header.Find(name)
            ?? throw new SafetensorsException(SafetensorsError.NoSuchTensor, Path, $"it has no tensor of this name among its {Header.Entries.Count}.", name);
    }

    /// <summary>Reads some of a tensor's bytes.</summary>
    /// <param name="entry">A tensor of this file.</param>
    /// <param name="offset">The first byte wanted, counted from the tensor's first.</param>
    /// <param name="destination">Receives as many bytes as it is long: little-endian elements, row-major.</param>
    /// <exception cref="ArgumentOutOfRangeException">The bytes wanted are not all the tensor's.</exception>
    /// <exception cref="FileAccessException">The file cannot be read.</exception>
    public void Read(SafetensorsEntry entry, long offset, Span<byte> destination)
    {
        ArgumentNullException.ThrowIfNull(entry);
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(offset, entry.ByteCount - destination.Length);
        _file.Read(Header.FileOffset(entry) + offset, destination);
    }

    /// <summary>Reads a whole tensor.</summary>
    /// <typeparam name="T"><see cref="float"/>, <see cref="double"/>, <see cref="BFloat16"/> or <see cref="Half"/>: the tensor's own type.</typeparam>
    /// <param name="name">Its name.</param>
    /// <exception cref="SafetensorsException">There is no such tensor, or it is of another type.</exception>
    /// <exception cref="FileAccessException">The file cannot be read.</exception>
    /// <exception cref="OverflowException">The tensor has more elements than an array can.</exception>
    public T[] Read<T>(string name)
        where T : unmanaged
    {
        SafetensorsEntry entry = Entry(name);
        DType wanted = DTypes.Of<T>();
        if (entry.DType.ToDType() != wanted)
            throw new SafetensorsException(SafetensorsError.OtherType, Path, $"its type is {entry.DType.Name()}, {wanted.ToSafetensors().Name()} was asked for.", name);

        T[] values = GC.AllocateUninitializedArray<T>(checked((int)entry.Shape.Count));
        int chunk = 1 << 24;
        for (int start = 0; start < values.Length; start += chunk)
        {
            Span<T> part = values.AsSpan(start, Math.Min(chunk, values.Length - start));
            Read(entry, (long)start * wanted.Size(), MemoryMarshal.AsBytes(part));
        }

        return values;
    }

    /// <summary>The bytes of a tensor, as they are in the file.</summary>
    internal Stream OpenData(SafetensorsEntry entry) => new RangeStream(_file, Header.FileOffset(entry), entry.ByteCount);

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
