namespace WeightInit.Models.KerasFiles;

/// <summary>Layers that change images at random in training: no weights, the input's shape, and always a seed of their own.</summary>
[KerasClass("RandomBrightness", "RandomContrast", "RandomFlip", "RandomRotation", "RandomTranslation", "RandomZoom")]
internal sealed class RandomImages : UnaryLayer
{
    public RandomImages(KerasConfig config)
        : base(config) => config.TakeSeed();
}
