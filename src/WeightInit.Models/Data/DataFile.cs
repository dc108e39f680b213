using System.IO.Compression;

namespace WeightInit.Models;

/// <summary>Reads inputs and targets: npy, npz, CSV and IDX, the latter two also under gzip. The content says which it is.</summary>
public static class DataFile
{
    /// <summary>The most numbers that are read at once.</summary>
    public const long MostNumbers = 1L << 28;

    private static readonly string[] MeantNames = ["data", "x", "inputs", "x_train", "arr_0", "targets", "y", "labels"];

    /// <summary>Reads a file's array, or its first samples.</summary>
    /// <param name="path">The file.</param>
    /// <param name="mostSamples">How many samples are read at most.</param>
    /// <exception cref="DataException">It is no such file; the message says where and what is accepted.</exception>
    /// <exception cref="ModelFileException">It cannot be read, or its npy or npz is damaged.</exception>
    public static DataArray Read(string path, long mostSamples = long.MaxValue)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentOutOfRangeException.ThrowIfLessThan(mostSamples, 1);
        Span<byte> start = stackalloc byte[6];
        using InputFile file = InputFile.Open(path);
        start = start[..(int)Math.Min(start.Length, file.Length)];
        file.Read(0, start);
        DataArray array = start switch
        {
            [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'] => Npy(path, mostSamples),
            [(byte)'P', (byte)'K', ..] => Npz(path, mostSamples),
            [0x1F, 0x8B, ..] => Unzipped(file, mostSamples),
            _ => Plain(path, new RangeStream(file, 0, file.Length), start, mostSamples),
        };
        return array.Values.Length > 0 ? array : throw new DataException(DataError.Empty, path, "it has no samples.");
    }

    private static DataArray Npy(string path, long mostSamples)
    {
        using NpyFile file = NpyFile.Open(path);
        return First(path, file.Array, mostSamples);
    }

    private static DataArray Npz(string path, long mostSamples)
    {
        using NpzFile file = NpzFile.Open(path);
        NpyArray? meant = file.Arrays.Count == 1
            ? file.Arrays[0]
            : MeantNames.Select(name => file.Arrays.FirstOrDefault(array => array.Name == name)).FirstOrDefault(array => array is not null);
        return meant is null
            ? throw new DataException(DataError.WhichArray, path,
                $"it has {file.Arrays.Count} arrays; one is accepted, or one of several named {string.Join(", ", MeantNames)}.")
            : First(path, meant, mostSamples);
    }

    /// <summary>A scalar is one sample of one number.</summary>
    private static DataArray First(string path, NpyArray array, long mostSamples)
    {
        Shape shape = array.Header.Shape.Rank == 0 ? [1] : array.Header.Shape;
        CheckSize(path, shape.Count);
        double[] values = array.ReadDoubles();
        long samples = Math.Min(shape[0], mostSamples);
        Shape read = Shape.Of([samples, .. Enumerable.Range(1, shape.Rank - 1).Select(axis => shape[axis])]);
        return new DataArray(path, read, values[..(int)read.Count], array.Header.Type.Kind is 'i' or 'u' or 'b', shape[0]);
    }

    private static DataArray Unzipped(InputFile file, long mostSamples)
    {
        try
        {
            using GZipStream content = new(new RangeStream(file, 0, file.Length), CompressionMode.Decompress);
            using BoundedStream bounded = new(content, checked(NpzFile.MaxExpansion * file.Length), file.Path);
            using BufferedStream buffered = new(bounded, 1 << 16);
            byte[] start = new byte[4];
            int read = buffered.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
            using ReplayStream whole = new(start.AsMemory(0, read), buffered);
            return Plain(file.Path, whole, start.AsSpan(0, read), mostSamples);
        }
        catch (InvalidDataException exception)
        {
            throw new DataException(DataError.BadCompression, file.Path, $"its gzip is damaged ({OneLine.Plain(exception.Message.TrimEnd('.'))}).", exception);
        }
    }

    /// <summary>IDX begins with two zero bytes, which no text does.</summary>
    private static DataArray Plain(string path, Stream content, ReadOnlySpan<byte> start, long mostSamples) =>
        start is [0, 0, ..] ? IdxNumbers.Read(path, content, mostSamples) : CsvNumbers.Read(path, content, mostSamples);

    internal static void CheckSize(string path, long numbers)
    {
        if (numbers > MostNumbers)
            throw new DataException(DataError.TooLarge, path, $"it has {numbers} numbers; at most {MostNumbers} are accepted.");
    }
}
