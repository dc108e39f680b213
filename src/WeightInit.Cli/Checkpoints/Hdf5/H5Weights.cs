using System.Runtime.InteropServices;
using PureHDF;
using PureHDF.VOL.Native;
using WeightInit.Models;

namespace WeightInit.Cli;

/// <summary>
/// The tensors of a <c>.weights.h5</c> file: datasets under their own names where <see cref="NameAttribute"/> gives them one, under
/// their paths where it does not. A tensor is read whole when it is first asked for, and kept.
/// </summary>
internal sealed class H5Weights : StoredWeights
{
    /// <summary>The attribute of a dataset that holds the tensor's name; Keras reads past it.</summary>
    internal const string NameAttribute = "tensor";

    /// <summary>Groups in groups: Keras's models nest a handful deep.</summary>
    private const int DeepestGroup = 100;

    private readonly Dictionary<string, (IH5Dataset Data, StoredWeight Weight)> _tensors = new(StringComparer.Ordinal);
    private readonly Dictionary<string, byte[]> _read = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();
    private readonly NativeFile _file;
    private readonly string _path;

    private H5Weights(string path, NativeFile file) => (_path, _file) = (path, file);

    internal override IEnumerable<string> Names => _tensors.Keys;

    /// <summary>The h5 file that a path means: itself, or the one in a folder; null where it means something else.</summary>
    internal static string? FileOf(string path)
    {
        string file = Directory.Exists(path) ? Path.Combine(path, CheckpointFiles.H5) : path;
        return file.EndsWith(".h5", StringComparison.OrdinalIgnoreCase) && File.Exists(file) ? file : null;
    }

    /// <summary>Opens what a path means where that is an h5 file; null where it is none.</summary>
    /// <exception cref="ModelFileException">It cannot be read.</exception>
    internal static StoredWeights? OpenIf(string path)
    {
        if (FileOf(path) is not { } file)
            return null;
        return Guarded(file, () =>
        {
            H5Weights weights = new(file, H5File.OpenRead(file));
            try
            {
                weights.Gather(weights._file, "", 0, new FileInfo(file).Length);
                return weights;
            }
            catch
            {
                weights.Dispose();
                throw;
            }
        });
    }

    internal override StoredWeight? Find(string name) => _tensors.TryGetValue(name, out (IH5Dataset, StoredWeight Weight) tensor) ? tensor.Weight : null;

    internal override string NameOf(DType type) => type.Name();

    internal override void Read(string name, long offset, Span<byte> destination)
    {
        lock (_lock)
        {
            if (!_read.TryGetValue(name, out byte[]? bytes))
                _read.Add(name, bytes = Guarded(_path, () => Bytes(_tensors[name].Data, _tensors[name].Weight)));
            bytes.AsSpan((int)offset, destination.Length).CopyTo(destination);
        }
    }

    /// <summary>An h5 file has none.</summary>
    internal override CheckpointDifference? DifferenceOfMetadata(Provenance provenance) => null;

    /// <summary>Keras writes none.</summary>
    internal override void CheckSums(CancellationToken cancellation)
    {
    }

    public override void Dispose() => _file.Dispose();

    private void Gather(IH5Group group, string path, int depth, long length)
    {
        if (depth > DeepestGroup)
            throw new InvalidDataException($"groups are more than {DeepestGroup} deep");
        foreach (IH5Object child in group.Children())
        {
            string place = path.Length == 0 ? child.Name : $"{path}/{child.Name}";
            if (child is IH5Group inner)
                Gather(inner, place, depth + 1, length);
            else if (child is IH5Dataset data)
                Add(data, place, length);
        }
    }

    private void Add(IH5Dataset data, string place, long length)
    {
        string name = data.AttributeExists(NameAttribute) ? data.Attribute(NameAttribute).Read<string>() : place;
        Shape shape = Shape.Of([.. data.Space.Dimensions.Select(size => checked((long)size))]);
        DType? type = (data.Type.Class, data.Type.Size) switch
        {
            (H5DataTypeClass.FloatingPoint, 4) => DType.Float32,
            (H5DataTypeClass.FloatingPoint, 8) => DType.Float64,
            (H5DataTypeClass.FloatingPoint, 2) => DType.Float16,
            _ => null,
        };
        long bytes = checked(shape.Count * data.Type.Size);
        if (bytes > length || bytes > Array.MaxLength)
            throw new InvalidDataException($"{OneLine.Quote(name)} claims {bytes} bytes and the file has {length}");
        if (!_tensors.TryAdd(name, (data, new StoredWeight(Path.GetFileName(_path), type, type?.Name() ?? $"{data.Type.Class}", shape))))
            throw new InvalidDataException($"two datasets are named {OneLine.Quote(name)}");
    }

    private static byte[] Bytes(IH5Dataset data, StoredWeight weight) => weight.Type switch
    {
        DType.Float32 => MemoryMarshal.AsBytes<float>(data.Read<float[]>()).ToArray(),
        DType.Float64 => MemoryMarshal.AsBytes<double>(data.Read<double[]>()).ToArray(),
        DType.Float16 => MemoryMarshal.AsBytes<Half>(data.Read<Half[]>()).ToArray(),
        _ => throw new InvalidDataException($"elements of the type {weight.TypeName} are not read"),
    };

    /// <summary>The library throws what its decoder meets; a user gets the file and the reason in one line.</summary>
    private static T Guarded<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is not (OutOfMemoryException or ModelFileException))
        {
            throw new FileAccessException(FileAccessError.Failed, path, $"cannot be read as HDF5: {OneLine.Plain(exception.Message.TrimEnd('.'), 200)}.", exception);
        }
    }
}
