using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace WeightInit.Models;

/// <summary>The architectures that are known, and the built-in models by their published names.</summary>
public static class ModelFamilies
{
    private const string ConfigPrefix = "WeightInit.Models.HuggingFace.Configs.";

    /// <summary>Every family, by its <c>model_type</c>.</summary>
    public static IReadOnlyList<ModelFamily> All { get; } = Discover();

    /// <summary>The published names of the built-in models, sorted.</summary>
    public static IReadOnlyList<string> BuiltIn { get; } =
    [
        .. typeof(ModelFamilies).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(ConfigPrefix, StringComparison.Ordinal))
            .Select(name => name[ConfigPrefix.Length..^".json".Length])
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The family of a config.</summary>
    /// <exception cref="ModelFileException">The architecture is not known; the message says which are and what else there is.</exception>
    public static ModelFamily Of(ModelConfig config)
    {
        ArgumentNullException.ThrowIfNull(config);
        string type = config.ModelType;
        return All.FirstOrDefault(family => family.ModelType == type)
            ?? throw config.Bad($"has the model_type {OneLine.Quote(type)}; known are {string.Join(", ", All.Select(family => family.ModelType))}; any other model can be given as a .safetensors file (its header is the template) or as a manifest");
    }

    /// <summary>The config of a built-in model, or null where none has the name.</summary>
    public static ModelConfig? BuiltInConfig(string name)
    {
        using Stream? resource = typeof(ModelFamilies).Assembly.GetManifestResourceStream($"{ConfigPrefix}{name}.json");
        if (resource is null)
            return null;
        using JsonDocument document = JsonDocument.Parse(resource);
        return ModelConfig.Of(name, document.RootElement);
    }

    /// <summary>A family is known because its class is in this assembly: adding one touches no list.</summary>
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "ILLink.Descriptors.xml keeps the namespace of the families.")]
    [UnconditionalSuppressMessage("Trimming", "IL2072", Justification = "ILLink.Descriptors.xml keeps the constructors of the families.")]
    private static ModelFamily[] Discover()
    {
        List<ModelFamily> families = [];
        foreach (Type type in typeof(ModelFamilies).Assembly.GetTypes())
        {
            if (!type.IsAbstract && type.IsSubclassOf(typeof(ModelFamily)))
                families.Add((ModelFamily)Activator.CreateInstance(type)!);
        }

        return [.. families.OrderBy(family => family.ModelType, StringComparer.Ordinal)];
    }
}
