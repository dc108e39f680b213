using System.Buffers;

namespace WeightInit.Models;

/// <summary>The tensors of a npz archive whose arrays are stored as they are, as <c>numpy.savez</c> stores them.</summary>
internal sealed class NpzWeights : StoredWeights
{
    private readonly NpzFile _archive;
    private readonly Dictionary<string, NpyArray> _arrays;
    private readonly string _file;

    private NpzWeights(NpzFile archive)
    {
        _archive = archive;
        _arrays = archive.Arrays.ToDictionary(array => array.Name, StringComparer.Ordinal);
        _file = Path.GetFileName(archive.Path);
    }

    internal override IEnumerable<string> Names => _archive.Arrays.Select(array => array.Name);

    /// <summary>The archive that a path means: itself, or the one in a folder; null where it means something else.</summary>
    /// <exception cref="CheckpointException">The folder has safetensors files too.</exception>
    internal static string? ArchiveOf(string path)
    {
        if (!Directory.Exists(path))
            return path.EndsWith(".npz", StringComparison.OrdinalIgnoreCase) ? path : null;
        string archive = Path.Combine(path, CheckpointFiles.Archive);
        if (!File.Exists(archive))
            return null;
        string? other = new[] { ShardPlan.IndexFile, ShardPlan.SingleFile }.FirstOrDefault(name => File.Exists(Path.Combine(path, name)));
        return other is null
            ? archive
            : throw new CheckpointException(CheckpointError.Ambiguous, path, $"it has both {CheckpointFiles.Archive} and {other}; name the one that is meant.");
    }

    internal static new NpzWeights Open(string path)
    {
        NpzFile archive = NpzFile.Open(path);
        if (archive.Arrays.FirstOrDefault(array => !IsPlain(array)) is not { } other)
            return new NpzWeights(archive);
        archive.Dispose();
        string reason = other.StoredAt is null ? "is compressed" : "has its first axis vary fastest";
        throw new NpzException(NpzError.NotPlain, path, $"the array {OneLine.Quote(other.Name)} {reason}; a checkpoint's are stored as they are, row by row, as numpy.savez stores them.");
    }

    internal override StoredWeight? Find(string name) => _arrays.TryGetValue(name, out NpyArray? array)
        ? new StoredWeight(_file, array.Header.Type.IsBigEndian ? null : array.Header.Type.ToDType(), array.Header.Type.Name, array.Header.Shape)
        : null;

    internal override string NameOf(DType type) => type.Name();

    internal override void Read(string name, long offset, Span<byte> destination) => _archive.Read(_arrays[name], offset, destination);

    /// <summary>An archive has none.</summary>
    internal override CheckpointDifference? DifferenceOfMetadata(Provenance provenance) => null;

    internal override void CheckSums(CancellationToken cancellation)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(ContentDigest.PieceBytes);
        foreach (NpyArray array in _archive.Arrays)
        {
            using Stream data = array.OpenData();
            while (data.Read(buffer) > 0)
                cancellation.ThrowIfCancellationRequested();
        }

        ArrayPool<byte>.Shared.Return(buffer);
    }

    public override void Dispose() => _archive.Dispose();

    private static bool IsPlain(NpyArray array) => array.StoredAt is not null && (!array.Header.IsFortranOrder || array.Header.Shape.Rank < 2);
}
