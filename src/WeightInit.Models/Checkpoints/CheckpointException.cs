namespace WeightInit.Models;

/// <summary>What is wrong with a checkpoint folder or its index: one value per cause.</summary>
public enum CheckpointError
{
    /// <summary>The folder has no safetensors file.</summary>
    NoWeights,

    /// <summary>The folder has several safetensors files and nothing says which belong together, or both an index and one whole file.</summary>
    Ambiguous,

    /// <summary>The index has no <c>weight_map</c> of strings.</summary>
    IndexWithoutMap,

    /// <summary>The index names a file outside its folder.</summary>
    ShardOutsideFolder,

    /// <summary>The index names a file that is not there.</summary>
    MissingShard,

    /// <summary>The index says that a file holds a tensor, and it does not.</summary>
    MissingTensor,

    /// <summary>A file holds a tensor that the index does not have there.</summary>
    UnlistedTensor,

    /// <summary>A tensor that should be kept has another shape or type than the model's.</summary>
    OtherTensor,
}

/// <summary>A checkpoint folder that is not read; <see cref="Error"/> is the cause.</summary>
public sealed class CheckpointException : ModelFileException
{
    internal CheckpointException(CheckpointError error, string path, string problem)
        : base(path, problem)
    {
        Error = error;
    }

    /// <summary>The cause.</summary>
    public CheckpointError Error { get; }
}
