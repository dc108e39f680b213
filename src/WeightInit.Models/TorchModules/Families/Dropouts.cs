using static WeightInit.Models.TorchParameter;

namespace WeightInit.Models.TorchFamilies;

/// <summary>Dropout in all its forms, and what passes its input on. Nothing is drawn when they are made.</summary>
internal sealed class Dropouts : TorchFamily
{
    internal override IEnumerable<TorchClass> Classes =>
    [
        .. new[] { "Dropout", "Dropout1d", "Dropout2d", "Dropout3d", "AlphaDropout", "FeatureAlphaDropout" }
            .Select(name => new TorchClass(name, [Probability("p", 0.5), Flag("inplace", false)])),
        new("Identity", []) { TakesAnything = true },
        new(TorchListReader.Sequential, []),
    ];
}
