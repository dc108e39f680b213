namespace WeightInit.Models;

/// <summary>The tensors of a checkpoint, in one safetensors file or in several with an index, open for reading.</summary>
public sealed class CheckpointReader : IDisposable
{
    private readonly Dictionary<string, (SafetensorsReader File, SafetensorsEntry Entry)> _tensors = new(StringComparer.Ordinal);

    private CheckpointReader(string path, IReadOnlyList<SafetensorsReader> files)
    {
        Path = path;
        Files = files;
        foreach (SafetensorsReader file in files)
        {
            foreach (SafetensorsEntry entry in file.Header.Entries)
                _tensors.Add(entry.Name, (file, entry));
        }
    }

    /// <summary>The path as it was given.</summary>
    public string Path { get; }

    /// <summary>The files, in the order of their names.</summary>
    public IReadOnlyList<SafetensorsReader> Files { get; }

    /// <summary>The names of all tensors, file by file, in the order of their bytes.</summary>
    public IEnumerable<string> Names => Files.SelectMany(file => file.Header.Entries).Select(entry => entry.Name);

    /// <summary>Opens a folder with weights, an index, or a safetensors file, and checks every header.</summary>
    /// <param name="path">
    /// A folder with <c>model.safetensors.index.json</c>, with <c>model.safetensors</c>, or with one safetensors file of another
    /// name; an index, its name ending in <c>.json</c>; or a safetensors file.
    /// </param>
    /// <exception cref="FileAccessException">A file cannot be read.</exception>
    /// <exception cref="JsonFileException">The index is no JSON.</exception>
    /// <exception cref="CheckpointException">The folder has no weights, or its index does not fit its files.</exception>
    /// <exception cref="SafetensorsException">A file breaks a rule of the format.</exception>
    public static CheckpointReader Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        string file = Directory.Exists(path) ? WeightsOf(path) : path;
        return file.EndsWith(".json", StringComparison.OrdinalIgnoreCase)
            ? new CheckpointReader(path, OpenShards(SafetensorsIndex.Read(file)))
            : new CheckpointReader(path, [SafetensorsReader.Open(file)]);
    }

    /// <summary>What a header says of a tensor, or null where there is none of the name.</summary>
    public SafetensorsEntry? Find(string name) => _tensors.TryGetValue(name, out (SafetensorsReader, SafetensorsEntry Entry) tensor) ? tensor.Entry : null;

    /// <summary>Reads some of a tensor's bytes; any thread may.</summary>
    /// <param name="name">A tensor that is there.</param>
    /// <param name="offset">The first byte wanted, counted from the tensor's first.</param>
    /// <param name="destination">Receives as many bytes as it is long: little-endian elements, row-major.</param>
    /// <exception cref="FileAccessException">The file cannot be read.</exception>
    public void Read(string name, long offset, Span<byte> destination)
    {
        (SafetensorsReader file, SafetensorsEntry entry) = _tensors[name];
        file.Read(entry, offset, destination);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (SafetensorsReader file in Files)
            file.Dispose();
    }

    private static string WeightsOf(string folder)
    {
        string index = System.IO.Path.Combine(folder, ShardPlan.IndexFile);
        string whole = System.IO.Path.Combine(folder, ShardPlan.SingleFile);
        if (File.Exists(index) && File.Exists(whole))
            throw new CheckpointException(CheckpointError.Ambiguous, folder, $"it has both {ShardPlan.IndexFile} and {ShardPlan.SingleFile}; name the one that is meant.");
        if (File.Exists(index))
            return index;
        if (File.Exists(whole))
            return whole;

        string[] others = InputFile.List(folder, "*.safetensors");
        return others.Length switch
        {
            1 => others[0],
            0 => throw new CheckpointException(CheckpointError.NoWeights, folder, $"the folder has no weights; looked for are {ShardPlan.IndexFile}, {ShardPlan.SingleFile} and one file *.safetensors."),
            _ => throw new CheckpointException(CheckpointError.Ambiguous, folder, $"it has {others.Length} safetensors files and no {ShardPlan.IndexFile}; name the one that is meant."),
        };
    }

    private static List<SafetensorsReader> OpenShards(SafetensorsIndex index)
    {
        string folder = System.IO.Path.GetDirectoryName(index.Path) ?? "";
        List<SafetensorsReader> files = [];
        try
        {
            foreach (IGrouping<string, KeyValuePair<string, string>> shard in index.Files.GroupBy(pair => pair.Value).OrderBy(shard => shard.Key, StringComparer.Ordinal))
                files.Add(OpenShard(System.IO.Path.Combine(folder, shard.Key), index, [.. shard.Select(pair => pair.Key)]));
            return files;
        }
        catch
        {
            files.ForEach(file => file.Dispose());
            throw;
        }
    }

    private static SafetensorsReader OpenShard(string path, SafetensorsIndex index, string[] names)
    {
        string file = System.IO.Path.GetFileName(path);
        if (!File.Exists(path))
            throw new CheckpointException(CheckpointError.MissingShard, index.Path, $"tensor {OneLine.Quote(names[0])}: its file {OneLine.Quote(file)} is not there.");
        SafetensorsReader reader = SafetensorsReader.Open(path);
        string? absent = names.FirstOrDefault(name => reader.Header.Find(name) is null);
        string? unlisted = reader.Header.Entries.FirstOrDefault(entry => index.Files.GetValueOrDefault(entry.Name) != file)?.Name;
        if (absent is null && unlisted is null)
            return reader;

        reader.Dispose();
        throw absent is not null
            ? new CheckpointException(CheckpointError.MissingTensor, index.Path, $"tensor {OneLine.Quote(absent)}: its file {OneLine.Quote(file)} does not hold it.")
            : new CheckpointException(CheckpointError.UnlistedTensor, index.Path, $"tensor {OneLine.Quote(unlisted!)}: {OneLine.Quote(file)} holds it, and the index does not say so.");
    }
}
