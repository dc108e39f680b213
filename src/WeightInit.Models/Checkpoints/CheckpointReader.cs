using System.Text.Json;

namespace WeightInit.Models;

/// <summary>The tensors of a checkpoint's folder, in one file or in shards with an index.</summary>
public sealed class CheckpointReader : IDisposable
{
    private readonly Dictionary<string, SafetensorsReader> _files;
    private readonly Dictionary<string, SafetensorsReader> _byTensor;

    private CheckpointReader(Dictionary<string, SafetensorsReader> files)
    {
        _files = files;
        _byTensor = new(StringComparer.Ordinal);
        foreach (SafetensorsReader file in files.Values)
        {
            foreach (SafetensorsEntry entry in file.Header.Entries)
                _byTensor[entry.Name] = file;
        }
    }

    /// <summary>The names of all tensors.</summary>
    public IEnumerable<string> Names => _byTensor.Keys;

    /// <summary>Opens <c>model.safetensors</c>, or the shards that its index names.</summary>
    /// <exception cref="ModelFileException">A file is missing or not what it claims to be.</exception>
    public static CheckpointReader Open(string folder)
    {
        Dictionary<string, SafetensorsReader> files = new(StringComparer.Ordinal);
        try
        {
            string index = Path.Combine(folder, ShardPlan.IndexFile);
            string[] names = File.Exists(index) ? ShardsOf(index) : [ShardPlan.SingleFile];
            foreach (string name in names)
                files[name] = SafetensorsReader.Open(Path.Combine(folder, name));
            return new CheckpointReader(files);
        }
        catch
        {
            foreach (SafetensorsReader file in files.Values)
                file.Dispose();
            throw;
        }
    }

    /// <summary>What the header says of a tensor, or null where there is none of the name.</summary>
    public SafetensorsEntry? Find(string name) => _byTensor.GetValueOrDefault(name)?.Header.Find(name);

    /// <summary>Reads bytes of a tensor.</summary>
    public void Read(string name, long offset, Span<byte> destination)
    {
        SafetensorsReader file = _byTensor[name];
        file.Read(file.Entry(name), offset, destination);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (SafetensorsReader file in _files.Values)
            file.Dispose();
    }

    private static string[] ShardsOf(string index)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(index));
            string[] names = [.. document.RootElement.GetProperty("weight_map").EnumerateObject().Select(entry => entry.Value.GetString()!).Distinct(StringComparer.Ordinal)];
            string? outside = names.FirstOrDefault(name => name != Path.GetFileName(name) || name.Length == 0);
            return outside is null ? names : throw new ShardIndexException(index, $"names the shard {OneLine.Quote(outside)}; a shard is a file beside the index.");
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException or IOException or UnauthorizedAccessException)
        {
            throw new ShardIndexException(index, $"is no index of shards: {OneLine.Plain(exception.Message)}", exception);
        }
    }
}
