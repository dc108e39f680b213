namespace WeightInit.Models.KerasFiles;

/// <summary>InputLayer: where a tensor enters the graph.</summary>
[KerasClass("InputLayer")]
internal sealed class InputLayer : KerasLayer
{
    public InputLayer(KerasConfig config)
        : base(config)
    {
        Shape = BuildShapes.Shape(config, config.Find("batch_shape") ?? config.Need("batch_input_shape"));
        IsBuilt = true;
    }

    /// <summary>The shape of what enters, the batch first.</summary>
    public KerasShape Shape { get; }

    protected override IReadOnlyList<KerasShape> Outputs(KerasArguments arguments) => [Shape];
}
