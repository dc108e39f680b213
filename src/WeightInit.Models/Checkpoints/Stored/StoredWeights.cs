namespace WeightInit.Models;

/// <summary>The tensors of a checkpoint in any format, their bytes readable at any place from any thread.</summary>
internal abstract class StoredWeights : IDisposable
{
    /// <summary>The names of all tensors.</summary>
    internal abstract IEnumerable<string> Names { get; }

    /// <summary>
    /// Opens a path that means a file of a format that this assembly does not read, and gives null for the others: the HDF5 of the
    /// command line, whose library is not for programs that are trimmed.
    /// </summary>
    internal static Func<string, StoredWeights?> Others { get; set; } = static _ => null;

    /// <summary>Opens a folder of any format, a shard index, a safetensors file, a npz archive or an ONNX file.</summary>
    /// <exception cref="ModelFileException">It is missing, cannot be read or is not what it claims to be.</exception>
    internal static StoredWeights Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (Others(path) is { } other)
            return other;
        if (OnnxWeights.ModelOf(path) is { } model)
            return OnnxWeights.Open(model);
        string? archive = NpzWeights.ArchiveOf(path);
        return archive is not null ? NpzWeights.Open(archive) : new SafetensorsWeights(CheckpointReader.Open(path));
    }

    /// <summary>What is said of a tensor, or null where there is none of the name.</summary>
    internal abstract StoredWeight? Find(string name);

    /// <summary>The format's name for a type.</summary>
    internal abstract string NameOf(DType type);

    /// <summary>Reads some of a tensor's bytes: little-endian elements, row-major.</summary>
    internal abstract void Read(string name, long offset, Span<byte> destination);

    /// <summary>Where the files' own metadata differ from a provenance, or null.</summary>
    internal abstract CheckpointDifference? DifferenceOfMetadata(Provenance provenance);

    /// <summary>Reads all bytes against the checksums that the format has for them, if it has any.</summary>
    /// <exception cref="NpzException">Bytes do not have their checksum.</exception>
    internal abstract void CheckSums(CancellationToken cancellation);

    public abstract void Dispose();
}
