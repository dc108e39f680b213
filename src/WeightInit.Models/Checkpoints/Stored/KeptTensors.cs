namespace WeightInit.Models;

/// <summary>The tensors of a checkpoint that a new one keeps byte for byte; those that it lacks are drawn.</summary>
public sealed class KeptTensors : IDisposable
{
    private readonly StoredWeights _weights;
    private readonly Dictionary<string, string> _files;

    private KeptTensors(string path, StoredWeights weights, Dictionary<string, string> files)
    {
        Path = path;
        _weights = weights;
        _files = files;
        Ignored = [.. weights.Names.Where(name => !files.ContainsKey(name))];
    }

    /// <summary>The checkpoint's path as it was given.</summary>
    public string Path { get; }

    /// <summary>Names of tensors that the checkpoint holds and the model does not have.</summary>
    public IReadOnlyList<string> Ignored { get; }

    /// <summary>How many tensors are kept.</summary>
    public int Count => _files.Count;

    /// <summary>Opens a checkpoint and finds the tensors that it shares with a model.</summary>
    /// <param name="path">A folder with a checkpoint, a shard index, a safetensors file or a npz archive.</param>
    /// <param name="model">The model.</param>
    /// <exception cref="ModelFileException">It is missing, cannot be read or is not what it claims to be.</exception>
    /// <exception cref="CheckpointException">A tensor has another shape or another type than the model's of its name.</exception>
    public static KeptTensors Open(string path, ModelSpec model)
    {
        ArgumentNullException.ThrowIfNull(model);
        StoredWeights weights = StoredWeights.Open(path);
        try
        {
            Dictionary<string, string> files = new(StringComparer.Ordinal);
            foreach (TensorSpec tensor in model.Tensors)
            {
                if (weights.Find(tensor.Name) is { } found)
                    files.Add(tensor.Name, FileOf(tensor, found, weights, path));
            }

            return new KeptTensors(path, weights, files);
        }
        catch
        {
            weights.Dispose();
            throw;
        }
    }

    /// <summary>The name of the file, without folders, that a tensor is kept from; null where it is drawn.</summary>
    public string? FileOf(string tensor) => _files.GetValueOrDefault(tensor);

    /// <inheritdoc/>
    public void Dispose() => _weights.Dispose();

    internal void Read(string tensor, long offset, Span<byte> destination) => _weights.Read(tensor, offset, destination);

    private static string FileOf(TensorSpec tensor, StoredWeight found, StoredWeights weights, string path) => found.Is(tensor)
        ? found.File
        : throw new CheckpointException(CheckpointError.OtherTensor, path,
            $"tensor {OneLine.Quote(tensor.Name)} in {OneLine.Quote(found.File)} is {found}; to be kept it must be {weights.NameOf(tensor.DType)} ({tensor.Shape}), as the model has it.");
}
