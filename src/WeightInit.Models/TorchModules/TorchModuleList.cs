using System.Text.Json;

namespace WeightInit.Models;

/// <summary>
/// A list of torch.nn modules, as <c>nn.Sequential</c> holds them: a JSON array of objects with one key, the class, whose value
/// is its constructor's keyword arguments. The format is docs/formats/modules.md.
/// </summary>
/// <param name="Name">The name that reports show: the file's.</param>
/// <param name="Modules">In order.</param>
public sealed record TorchModuleList(string Name, IReadOnlyList<TorchModule> Modules)
{
    /// <summary>The most bytes of a file.</summary>
    public const int MaxLength = 64 << 20;

    /// <summary>The most modules that a list may name.</summary>
    public const int MostModules = 100_000;

    /// <summary>The most tensors that its modules may have.</summary>
    public const int MostTensors = 200_000;

    /// <summary>The names of the classes that are known, sorted, without <c>torch.nn.</c>.</summary>
    public static IEnumerable<string> KnownClasses => TorchClasses.Names;

    /// <summary>Reads a module list.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="FileAccessException">The file cannot be read.</exception>
    /// <exception cref="JsonFileException">It is no JSON.</exception>
    /// <exception cref="TorchModuleException">It is no list of modules of torch.nn, or a constructor refuses its arguments.</exception>
    public static TorchModuleList Read(string path)
    {
        using JsonDocument document = JsonInput.Read(path, MaxLength, "a module list");
        return Of(path, document.RootElement);
    }

    /// <summary>What in the list the releases of a version do not have, and since when others do; or null where they have all of it.</summary>
    /// <param name="version">The version.</param>
    public string? NewerThan(TorchVersion version)
    {
        Version last = version switch { TorchVersion.V1_13 => new(1, 13), TorchVersion.V2_0 => new(2, 11), _ => new(2, int.MaxValue) };
        return Modules.SelectMany(module => module.Releases()).FirstOrDefault(newer => newer.Release > last) is { What: { } what, Release: { } release }
            ? $"{what} came with PyTorch {release}"
            : null;
    }

    /// <summary>The tensors of <c>nn.Sequential</c> of the modules, named and ordered as its state dict has them.</summary>
    /// <param name="dtype">The default dtype of PyTorch while the modules are made; a module that names its own has that.</param>
    /// <exception cref="TorchModuleException">The tensors are more or larger than a model's.</exception>
    public ModelSpec Describe(DType dtype = DType.Float32) => TorchConstruction.Of(this, dtype).Model;

    /// <summary>Everything that the constructors draw from PyTorch's generator, in order.</summary>
    /// <inheritdoc cref="Describe"/>
    public DrawSequence Draws(DType dtype = DType.Float32) => TorchConstruction.Of(this, dtype).Sequence();

    /// <summary>
    /// What the constructors leave: the recipe torch-default, before it a rule for each tensor of the list that they leave with
    /// another law.
    /// </summary>
    /// <inheritdoc cref="Describe"/>
    public Recipe RecipeOf(DType dtype = DType.Float32) => TorchConstruction.Of(this, dtype).Recipe();

    internal static TorchModuleList Of(string path, JsonElement root)
    {
        TorchNode node = new(root, path, "$");
        TorchModuleList list = new(path, new TorchListReader().List(node));
        return list.Modules.Count > 0 ? list : throw node.Error(TorchModuleError.Empty, "the list is empty; modules are needed, as [{\"Linear\": {\"in_features\": 3, \"out_features\": 2}}].");
    }
}
