using System.Text.RegularExpressions;

namespace WeightInit.Models;

/// <summary>The files that a checkpoint's folder holds.</summary>
internal static partial class CheckpointFiles
{
    /// <summary>The name of the model's config.</summary>
    internal const string Config = "config.json";

    /// <summary>The name of the archive of <see cref="CheckpointFormat.Npz"/>.</summary>
    internal const string Archive = "model.npz";

    /// <summary>The name of the graph of <see cref="CheckpointFormat.Onnx"/>.</summary>
    internal const string Onnx = "model.onnx";

    /// <summary>The name of the file beside it, where the elements are too long for one message.</summary>
    internal const string OnnxData = "model.onnx.data";

    /// <summary>The name of the weights of a Keras model, as Keras names them in a <c>.keras</c> file.</summary>
    internal const string H5 = "model.weights.h5";

    /// <summary>Whether a checkpoint has files of this name.</summary>
    internal static bool IsName(string name) =>
        name is Provenance.FileName or Config or Archive or H5 or Onnx or OnnxData or ShardPlan.SingleFile or ShardPlan.IndexFile || ShardName().IsMatch(name);

    [GeneratedRegex(@"^model-\d{5,}-of-\d{5,}\.safetensors\z")]
    private static partial Regex ShardName();
}
