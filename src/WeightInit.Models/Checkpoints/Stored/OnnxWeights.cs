using WeightInit.Models.OnnxMessages;

namespace WeightInit.Models;

/// <summary>The weights of an ONNX file that has their elements.</summary>
internal sealed class OnnxWeights : StoredWeights
{
    private readonly OnnxFile _file;
    private readonly OnnxGraph _graph;

    private OnnxWeights(OnnxFile file)
    {
        _file = file;
        _graph = OnnxGraph.Of(file);
        Names = [.. new WeightFinder(_graph).Weights.Where(weight => weight.Place == WeightPlace.Initializer).Select(weight => weight.Name)];
    }

    internal override IEnumerable<string> Names { get; }

    /// <summary>The ONNX file that a path means: itself, or the one in a folder; null where it means something else.</summary>
    /// <exception cref="CheckpointException">The folder has weights in another format too.</exception>
    internal static string? ModelOf(string path)
    {
        if (!Directory.Exists(path))
            return path.EndsWith(".onnx", StringComparison.OrdinalIgnoreCase) ? path : null;
        string model = Path.Combine(path, CheckpointFiles.Onnx);
        if (!File.Exists(model))
            return null;
        string? other = new[] { ShardPlan.IndexFile, ShardPlan.SingleFile, CheckpointFiles.Archive }.FirstOrDefault(name => File.Exists(Path.Combine(path, name)));
        return other is null
            ? model
            : throw new CheckpointException(CheckpointError.Ambiguous, path, $"it has both {CheckpointFiles.Onnx} and {other}; name the one that is meant.");
    }

    internal static new OnnxWeights Open(string path)
    {
        OnnxFile file = OnnxFile.Open(path);
        try
        {
            return new OnnxWeights(file);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    internal override StoredWeight? Find(string name) => _graph.Initializer(name) is { } tensor && OnnxType.IsFloatingPoint(tensor.Type)
        ? new StoredWeight(Path.GetFileName(_file.Path), OnnxType.ToDType(tensor.Type), OnnxType.NameOf(tensor.Type), tensor.Shape)
        : null;

    internal override string NameOf(DType type) => OnnxType.NameOf(OnnxType.Of(type));

    internal override void Read(string name, long offset, Span<byte> destination) => _graph.Initializer(name)!.Read(offset, destination);

    internal override CheckpointDifference? DifferenceOfMetadata(Provenance provenance)
    {
        foreach ((string key, string expected) in provenance.Metadata.Where(pair => pair.Key.StartsWith("weightinit.", StringComparison.Ordinal)))
        {
            TextPair? found = _file.Model.MetadataProps.FirstOrDefault(pair => pair.Key == key);
            if (found?.Value != expected)
                return new(null, null, Path.GetFileName(_file.Path), $"{key} of the metadata", expected, found?.Value ?? "none");
        }

        return null;
    }

    /// <summary>The format has none.</summary>
    internal override void CheckSums(CancellationToken cancellation)
    {
    }

    public override void Dispose() => _file.Dispose();
}
