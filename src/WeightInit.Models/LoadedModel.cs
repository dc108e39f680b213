namespace WeightInit.Models;

/// <summary>A model's description and what goes with it.</summary>
/// <param name="Model">Its tensors and scalars.</param>
/// <param name="Recipe">The recipe it gets where none is named: the family's own.</param>
/// <param name="ConfigJson">The <c>config.json</c> that goes beside its weights, or null where there is none.</param>
public sealed record LoadedModel(ModelSpec Model, Recipe Recipe, string? ConfigJson)
{
    /// <summary>The ONNX file whose graph the model is; or null.</summary>
    public string? Graph { get; init; }

    /// <summary>Whether the description says what the axes of every tensor mean, so that a layout from the user has no place.</summary>
    public bool SaysLayouts { get; init; }

    /// <summary>The framework on JAX that the model's manifest names, or null.</summary>
    internal ManifestFramework? Framework { get; init; }

    /// <summary>The Keras model that it is, or null.</summary>
    internal KerasModel? Keras { get; init; }

    /// <summary>How the library that the model is of draws its tensors from a seed, or null where none has an order for it.</summary>
    public ModelOrder? Order { get; init; }
}
