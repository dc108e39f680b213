namespace WeightInit.Models;

/// <summary>The tensors of a file or a checkpoint folder, whatever the format, open for reading.</summary>
public sealed class StoredModel : IDisposable
{
    private readonly IDisposable _source;

    private StoredModel(string path, string format, IReadOnlyList<string> files, IReadOnlyList<StoredTensor> tensors, IDisposable source)
    {
        Path = path;
        Format = format;
        Files = files;
        Tensors = tensors;
        _source = source;
    }

    /// <summary>The path as it was given.</summary>
    public string Path { get; }

    /// <summary>The format: <c>safetensors</c>, <c>npy</c>, <c>npz</c> or <c>onnx</c>.</summary>
    public string Format { get; }

    /// <summary>The names of the files with tensors, without folders.</summary>
    public IReadOnlyList<string> Files { get; }

    /// <summary>The pairs of the first file's <c>__metadata__</c>; empty in other formats.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Metadata { get; private init; } = [];

    /// <summary>The tensors, file by file, in the order of their bytes.</summary>
    public IReadOnlyList<StoredTensor> Tensors { get; }

    /// <summary>
    /// Opens a safetensors file, a checkpoint folder or index, a npy file, a npz archive or the initializers of an ONNX file. Files are told apart by the ends
    /// of their names, others by their first bytes; an index ends in <c>.json</c>.
    /// </summary>
    /// <param name="path">The file or folder.</param>
    /// <exception cref="ModelFileException">It is missing, cannot be read or is not what it claims to be.</exception>
    public static StoredModel Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (OnnxWeights.ModelOf(path) is { } graph)
            return OpenOnnx(path, graph);
        if (Directory.Exists(path) && NpzWeights.ArchiveOf(path) is { } archive)
            return OpenNpz(path, archive);
        if (Directory.Exists(path) || path.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
            return OpenSafetensors(path);
        return System.IO.Path.GetExtension(path).ToUpperInvariant() switch
        {
            ".SAFETENSORS" => OpenSafetensors(path),
            ".NPY" => OpenNpy(path),
            ".NPZ" => OpenNpz(path, path),
            _ => OpenByContent(path),
        };
    }

    /// <inheritdoc/>
    public void Dispose() => _source.Dispose();

    private static StoredModel OpenByContent(string path)
    {
        ReadOnlySpan<byte> start = FirstBytes(path);
        return IsNpy(start) ? OpenNpy(path) : IsZip(start) ? OpenNpz(path, path) : OpenSafetensors(path);
    }

    private static StoredModel OpenSafetensors(string path)
    {
        CheckpointReader checkpoint = CheckpointReader.Open(path);
        IReadOnlyList<SafetensorsReader> files = checkpoint.Files;
        StoredTensor[] tensors = [.. files.SelectMany(file => file.Header.Entries.Select(entry => StoredTensor.Of(file, entry)))];
        return new StoredModel(path, "safetensors", [.. files.Select(file => System.IO.Path.GetFileName(file.Path))], tensors, checkpoint)
        {
            Metadata = files.Count > 0 ? files[0].Header.Metadata : [],
        };
    }

    private static StoredModel OpenNpy(string path)
    {
        NpyFile file = NpyFile.Open(path);
        return new StoredModel(path, "npy", [System.IO.Path.GetFileName(path)], [StoredTensor.Of(path, file.Array)], file);
    }

    private static StoredModel OpenNpz(string path, string archive)
    {
        NpzFile file = NpzFile.Open(archive);
        return new StoredModel(path, "npz", [System.IO.Path.GetFileName(archive)], [.. file.Arrays.Select(array => StoredTensor.Of(archive, array))], file);
    }

    private static StoredModel OpenOnnx(string path, string model)
    {
        OnnxFile file = OnnxFile.Open(model);
        try
        {
            OnnxTensor[] tensors = [.. OnnxGraph.Of(file).Initializers.Where(tensor => tensor.HasElements && OnnxType.FormatOf(tensor.Type) is not null)];
            return new StoredModel(path, "onnx", [System.IO.Path.GetFileName(model)], [.. tensors.Select(tensor => StoredTensor.Of(model, tensor))], file)
            {
                Metadata = [.. file.Model.MetadataProps.Select(pair => KeyValuePair.Create(pair.Key, pair.Value))],
            };
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private static bool IsNpy(ReadOnlySpan<byte> start) => start.StartsWith(NpyHeader.Magic);

    /// <summary>An entry and the version it needs, never 0: four bytes alone could be the length of a header of 67 MB. Or an empty archive.</summary>
    private static bool IsZip(ReadOnlySpan<byte> start) =>
        (start.StartsWith("PK\u0003\u0004"u8) && start[4..].ContainsAnyExcept((byte)0)) || start.StartsWith("PK\u0005\u0006"u8);

    private static byte[] FirstBytes(string path)
    {
        using InputFile file = InputFile.Open(path);
        byte[] bytes = new byte[Math.Min(8, file.Length)];
        file.Read(0, bytes);
        return bytes;
    }
}
