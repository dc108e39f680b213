using System.IO.Compression;

namespace WeightInit.Models;

/// <summary>A npz archive of <c>numpy.savez</c> or <c>numpy.savez_compressed</c>, open for reading by one thread at a time.</summary>
/// <remarks>
/// Every entry is an array, its name that of the entry without <c>.npy</c>. What the archive says of sizes is compared with what
/// its compressed bytes can become before anything is read or memory taken.
/// </remarks>
public sealed class NpzFile : IDisposable
{
    /// <summary>Deflate turns a byte into at most this many: a match of 258 bytes takes at least two bits.</summary>
    public const int MaxExpansion = 1032;

    /// <summary>What an empty deflate stream may add to that.</summary>
    private const int ExpansionSlack = 1032;

    private readonly InputFile _file;
    private readonly ZipArchive _archive;
    private readonly Dictionary<string, NpyArray> _byName = new(StringComparer.Ordinal);

    private NpzFile(InputFile file)
    {
        _file = file;
        try
        {
            _archive = new ZipArchive(new RangeStream(file, 0, file.Length), ZipArchiveMode.Read);
            CheckSizes(_archive.Entries);
        }
        catch (Exception error) when (IsDamage(error))
        {
            throw new NpzException(NpzError.NotAnArchive, file.Path, "it is not a zip archive, or the archive's directory is damaged.", error);
        }

        List<NpyArray> arrays = [];
        long?[] places = ZipPlaces.Of(file, _archive.Entries.Count);
        foreach ((ZipArchiveEntry entry, long? place) in _archive.Entries.Zip(places).Where(pair => !IsFolder(pair.First)))
        {
            NpyArray array = Open(entry, place);
            if (!_byName.TryAdd(array.Name, array))
                throw new NpzException(NpzError.DuplicateName, file.Path, $"it has two arrays named {OneLine.Quote(array.Name)}; each has its own name.");
            arrays.Add(array);
        }

        Arrays = arrays.AsReadOnly();
    }

    /// <summary>The path as it was given.</summary>
    public string Path => _file.Path;

    /// <summary>The arrays, in the order of the archive's directory.</summary>
    public IReadOnlyList<NpyArray> Arrays { get; }

    /// <summary>The array with this name.</summary>
    /// <exception cref="NpzException">There is none.</exception>
    public NpyArray this[string name] => _byName.GetValueOrDefault(name)
        ?? throw new NpzException(NpzError.NoSuchArray, Path, $"it has no array named {OneLine.Quote(name)} among its {Arrays.Count}.");

    /// <summary>Opens an archive and checks its directory and every array's header; no element is read.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="FileAccessException">The file cannot be read.</exception>
    /// <exception cref="NpzException">The archive is damaged or lies about its sizes.</exception>
    /// <exception cref="NpyException">An array breaks a rule of its format, or holds what cannot be read.</exception>
    public static NpzFile Open(string path)
    {
        InputFile file = InputFile.Open(path);
        try
        {
            return new NpzFile(file);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Reads some of the bytes of an array that is stored as it is; any thread may. No checksum is looked at.</summary>
    internal void Read(NpyArray array, long offset, Span<byte> destination) =>
        _file.Read(array.StoredAt!.Value + array.Header.DataStart + offset, destination);

    /// <inheritdoc/>
    public void Dispose()
    {
        _archive.Dispose();
        _file.Dispose();
    }

    internal static bool IsDamage(Exception error) =>
        error is InvalidDataException or NotSupportedException or IOException or OverflowException or ArgumentException;

    private static bool IsFolder(ZipArchiveEntry entry) => entry.Length == 0 && entry.FullName.EndsWith('/');

    private void CheckSizes(IReadOnlyList<ZipArchiveEntry> entries)
    {
        long compressed = 0;
        foreach (ZipArchiveEntry entry in entries)
        {
            string name = OneLine.Quote(entry.FullName);
            if (entry.IsEncrypted)
                throw new NpzException(NpzError.Encrypted, Path, $"the entry {name} is encrypted; accepted are entries that are not.");
            if (entry.CompressedLength < 0 || entry.CompressedLength > _file.Length - compressed)
                throw new NpzException(NpzError.SharedBytes, Path, $"the entries up to {name} claim more compressed bytes than the {_file.Length} that the file has.");
            compressed += entry.CompressedLength;
            if (entry.Length < 0 || (entry.Length - ExpansionSlack) / MaxExpansion > entry.CompressedLength)
                throw new NpzException(NpzError.ImpossibleSize, Path, $"the entry {name} claims {entry.Length} bytes, but its {entry.CompressedLength} compressed ones can become at most {MaxExpansion} times as many.");
        }
    }

    private NpyArray Open(ZipArchiveEntry entry, long? storedAt)
    {
        string name = entry.FullName.EndsWith(".npy", StringComparison.Ordinal) ? entry.FullName[..^4] : entry.FullName;
        string place = $"{Path}[{OneLine.Plain(entry.FullName)}]";
        NpyHeader header;
        using (Stream stream = new NpzEntryStream(entry, place))
            header = NpyHeader.Read(stream, place, entry.Length);
        return new NpyArray(name, place, header, () => OpenData(entry, place, header)) { StoredAt = storedAt };
    }

    private static NpzEntryStream OpenData(ZipArchiveEntry entry, string place, NpyHeader header)
    {
        NpzEntryStream stream = new(entry, place);
        stream.ReadExactly(new byte[header.DataStart]);
        return stream;
    }
}
