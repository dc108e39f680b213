using System.Text.Json;

namespace WeightInit.Models;

/// <summary>The index of a checkpoint in several files: which file holds which tensor.</summary>
public sealed class SafetensorsIndex
{
    /// <summary>The longest index in bytes.</summary>
    public const int MaxLength = 100_000_000;

    private SafetensorsIndex(string path, IReadOnlyDictionary<string, string> files)
    {
        Path = path;
        Files = files;
    }

    /// <summary>The path as it was given.</summary>
    public string Path { get; }

    /// <summary>For each tensor the name of the file that holds it, in the order of the index.</summary>
    public IReadOnlyDictionary<string, string> Files { get; }

    /// <summary>Reads an index. Whether its files are there is looked at when they are opened.</summary>
    /// <param name="path">The index.</param>
    /// <exception cref="FileAccessException">It cannot be read.</exception>
    /// <exception cref="JsonFileException">It is no JSON.</exception>
    /// <exception cref="CheckpointException">It is not an index.</exception>
    public static SafetensorsIndex Read(string path)
    {
        using JsonDocument document = JsonInput.Read(path, MaxLength, "an index of shards");
        if (document.RootElement.ValueKind != JsonValueKind.Object
            || !document.RootElement.TryGetProperty("weight_map", out JsonElement map) || map.ValueKind != JsonValueKind.Object)
        {
            throw new CheckpointException(CheckpointError.IndexWithoutMap, path, "it has no weight_map; an index has an object weight_map with a file name for each tensor.");
        }

        return new SafetensorsIndex(path, map.EnumerateObject().ToDictionary(entry => entry.Name, entry => FileOf(entry, path), StringComparer.Ordinal));
    }

    private static string FileOf(JsonProperty entry, string path)
    {
        if (entry.Value.ValueKind != JsonValueKind.String)
            throw new CheckpointException(CheckpointError.IndexWithoutMap, path, $"tensor {OneLine.Quote(entry.Name)}: weight_map has no file name for it.");
        string file = entry.Value.GetString()!;
        if (file is "" or "." or ".." || file.AsSpan().ContainsAny('/', '\\', '\0') || System.IO.Path.IsPathRooted(file))
            throw new CheckpointException(CheckpointError.ShardOutsideFolder, path, $"tensor {OneLine.Quote(entry.Name)}: its file {OneLine.Quote(file)} is not a plain file name; shards lie beside their index.");
        return file;
    }
}
