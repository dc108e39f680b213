namespace WeightInit.Models;

/// <summary>The tensors of safetensors files.</summary>
internal sealed class SafetensorsWeights(CheckpointReader reader) : StoredWeights
{
    private readonly Dictionary<string, string> _files = reader.Files
        .SelectMany(file => file.Header.Entries.Select(entry => (entry.Name, File: Path.GetFileName(file.Path))))
        .ToDictionary(pair => pair.Name, pair => pair.File, StringComparer.Ordinal);

    internal override IEnumerable<string> Names => reader.Names;

    internal override StoredWeight? Find(string name) => reader.Find(name) is { } entry
        ? new StoredWeight(_files[name], entry.DType.ToDType(), entry.DType.Name(), entry.Shape)
        : null;

    internal override string NameOf(DType type) => type.ToSafetensors().Name();

    internal override void Read(string name, long offset, Span<byte> destination) => reader.Read(name, offset, destination);

    internal override CheckpointDifference? DifferenceOfMetadata(Provenance provenance)
    {
        foreach (SafetensorsReader file in reader.Files)
        {
            foreach ((string key, string expected) in provenance.Metadata)
            {
                string? found = file.Header.Metadata.FirstOrDefault(pair => pair.Key == key).Value;
                if (found != expected)
                    return new(null, null, Path.GetFileName(file.Path), $"{key} of the header", expected, found ?? "none");
            }
        }

        return null;
    }

    /// <summary>The format has none.</summary>
    internal override void CheckSums(CancellationToken cancellation)
    {
    }

    public override void Dispose() => reader.Dispose();
}
