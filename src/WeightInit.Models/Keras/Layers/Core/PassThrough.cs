namespace WeightInit.Models.KerasFiles;

/// <summary>Layers without weights whose output has the input's shape, and which take no seed.</summary>
[KerasClass("Activation", "ActivityRegularization", "ELU", "Identity", "LeakyReLU", "Masking", "ReLU", "Rescaling", "Softmax", "UnitNormalization")]
internal sealed class PassThrough(KerasConfig config) : UnaryLayer(config);
