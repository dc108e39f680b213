namespace WeightInit.Models;

/// <summary>The format of a checkpoint's tensors.</summary>
public enum CheckpointFormat
{
    /// <summary><c>model.safetensors</c>, or shards and an index as Hugging Face writes them.</summary>
    Safetensors,

    /// <summary><c>model.npz</c>: one archive as <c>numpy.savez</c> writes it, in the order of the model.</summary>
    Npz,

    /// <summary><c>model.onnx</c>: the graph of <see cref="CheckpointOptions.Graph"/> with its weights in it.</summary>
    Onnx,
}
