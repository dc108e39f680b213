namespace WeightInit.Models.KerasFiles;

/// <summary>Dropout and noise: no weights, the input's shape, and a seed of its own where the rate is above 0.</summary>
[KerasClass("AlphaDropout", "Dropout", "GaussianDropout", "GaussianNoise", "SpatialDropout1D", "SpatialDropout2D", "SpatialDropout3D")]
internal sealed class RandomPassThrough : UnaryLayer
{
    public RandomPassThrough(KerasConfig config)
        : base(config)
    {
        if (config.Number(config.ClassName == "GaussianNoise" ? "stddev" : "rate", 0) > 0)
            config.TakeSeed();
    }
}
