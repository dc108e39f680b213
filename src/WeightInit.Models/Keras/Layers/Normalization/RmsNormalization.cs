namespace WeightInit.Models.KerasFiles;

/// <summary>RMSNormalization: scale of the sizes of its axes, ones.</summary>
[KerasClass("RMSNormalization")]
internal sealed class RmsNormalization(KerasConfig config) : UnaryLayer(config)
{
    private readonly int[] _axes = NormAxes.Of(config);
    private readonly KerasInitial _scale = KerasInitializers.Named(config, "scale", "ones");

    protected override IEnumerable<KerasVariable> Variables(KerasShape input) =>
    [
        KerasVariable.Norm("scale", [.. _axes.Select(axis => Known(input, axis))], _scale, TensorRole.NormScale),
    ];
}
