using System.Text.Json;

namespace WeightInit.Models;

/// <summary>
/// A model described by a JSON file of ours: its tensors, what they are for, and, where it says so, their initializers. The
/// format is docs/formats/manifest.md, its schema manifest.schema.json beside it.
/// </summary>
/// <param name="Model">The tensors in the order of the file, and the scalars.</param>
/// <param name="Recipe">The initializers of the file, those of <see cref="Recipe.He"/> for tensors without one.</param>
public sealed record Manifest(ModelSpec Model, Recipe Recipe)
{
    /// <summary>The version of the format, the value of its key <c>manifest</c>.</summary>
    public const int Version = 1;

    /// <summary>The most bytes of a manifest.</summary>
    public const int MaxLength = 64 << 20;

    /// <summary>The most tensors that a model may have.</summary>
    public const int MostTensors = 2_000_000;

    /// <summary>The most axes of a tensor, as in the file formats.</summary>
    public const int MostAxes = SafetensorsHeader.MaxRank;

    /// <summary>The largest axis or fan.</summary>
    public const long LargestSize = 1L << 40;

    /// <summary>The most bytes of all tensors: a number that every JSON reader keeps exactly.</summary>
    public const long MostBytes = 1L << 53;

    /// <summary>Reads a manifest.</summary>
    /// <param name="path">The file.</param>
    /// <param name="dtype">The dtype of tensors in which weights are drawn, whatever the file says; or null.</param>
    /// <param name="layout">The layout of kernels for which the file gives none; or null.</param>
    /// <exception cref="FileAccessException">The file cannot be read.</exception>
    /// <exception cref="JsonFileException">It is no JSON.</exception>
    /// <exception cref="ManifestException">It breaks a rule of the format.</exception>
    public static Manifest Read(string path, DType? dtype = null, WeightLayout? layout = null)
    {
        using JsonDocument document = JsonInput.Read(path, MaxLength, "a manifest");
        return Of(path, document.RootElement, dtype, layout);
    }

    /// <summary>The framework on JAX whose keys the model's parameters get, or null where the manifest names none.</summary>
    internal ManifestFramework? Framework { get; init; }

    internal static Manifest Of(string path, JsonElement root, DType? dtype = null, WeightLayout? layout = null) =>
        new ManifestReader(new ManifestNode(root, path, "$"), dtype, layout).Read();
}
