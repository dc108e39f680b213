namespace WeightInit.Models;

/// <summary>How a checkpoint is written.</summary>
public sealed record CheckpointOptions
{
    /// <summary>The format of the tensors.</summary>
    public CheckpointFormat Format { get; init; }

    /// <summary>The ONNX file whose graph gets the weights, for <see cref="CheckpointFormat.Onnx"/>; or null.</summary>
    public string? Graph { get; init; }

    /// <summary>The longest ONNX file with the elements in it, in bytes; a longer one has them in a file beside it.</summary>
    internal long LongestOnnx { get; init; } = OnnxWeightFile.LongestInside;

    /// <summary>
    /// Makes the files of a format that this assembly does not write, in the folder that it is given, used in place of
    /// <see cref="Format"/>; or null.
    /// </summary>
    internal Func<IReadOnlyList<TensorSpec>, string, IWeightFiles>? OtherFiles { get; init; }

    /// <summary>Tensors that are not drawn but kept from another checkpoint; or null. Its owner closes it.</summary>
    public KeptTensors? Kept { get; init; }

    /// <summary>The most bytes of a safetensors shard, 1 or more.</summary>
    public long ShardLimit { get; init; } = ShardPlan.DefaultLimit;

    /// <summary>Whether a checkpoint that stands at the place may be replaced, when the new one is whole.</summary>
    public bool Replace { get; init; }

    /// <summary>The content of <c>config.json</c>, or null for none.</summary>
    public string? ConfigJson { get; init; }

    /// <summary>How many threads draw, 1 or more; all cores where nothing is said. The bytes do not depend on it.</summary>
    public int Workers { get; init; } = Environment.ProcessorCount;

    /// <summary>Told how far it is, from several threads; or null.</summary>
    public IProgress<WriteProgress>? Progress { get; init; }
}
