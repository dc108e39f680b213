using System.CommandLine;
using WeightInit.Models;

namespace WeightInit.Cli;

/// <summary><c>--as</c>: the format of a checkpoint's tensors.</summary>
internal static class FormatOption
{
    private const string H5 = "h5";

    private static readonly Dictionary<string, CheckpointFormat> Formats = new(StringComparer.Ordinal)
    {
        ["safetensors"] = CheckpointFormat.Safetensors,
        ["npz"] = CheckpointFormat.Npz,
        ["onnx"] = CheckpointFormat.Onnx,
        [H5] = CheckpointFormat.Safetensors,
    };

    internal static Option<string> Create() => new("--as")
    {
        Description = "The format of the tensors: safetensors; npz, one NumPy archive; onnx, the graph of an .onnx file with its weights in it; h5, the .weights.h5 of a Keras model.",
        DefaultValueFactory = _ => "safetensors",
        HelpName = "FORMAT",
    };

    /// <summary>Whether it is the <c>.weights.h5</c> of a Keras model, which <see cref="H5WeightFile"/> writes.</summary>
    internal static bool IsH5(string name) => name == H5;

    /// <summary>The format of this name; that of the library's own ones that is not written for <see cref="IsH5"/>.</summary>
    /// <param name="name">What stands behind the option.</param>
    /// <param name="hasShards">Whether a size of shards is given too, which an archive does not have.</param>
    internal static CheckpointFormat Read(string name, bool hasShards)
    {
        if (!Formats.TryGetValue(name, out CheckpointFormat format))
            throw new CliException(ExitCode.Usage, $"init: '{name}' is not a format for --as; known are {string.Join(", ", Formats.Keys)}");
        return (format == CheckpointFormat.Safetensors && name != H5) || !hasShards
            ? format
            : throw new CliException(ExitCode.Usage, $"init: --as {name} writes one file; --shard-size is for safetensors");
    }
}
