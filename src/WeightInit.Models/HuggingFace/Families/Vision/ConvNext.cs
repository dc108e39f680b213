namespace WeightInit.Models.Families;

/// <summary>ConvNeXt: patches, then stages of depthwise convolutions and two dense layers, each layer's branch scaled.</summary>
internal sealed class ConvNext : ModelFamily
{
    public override string ModelType => "convnext";

    public override IReadOnlyList<string> Classes => ["ConvNextForImageClassification", "ConvNextModel"];

    protected override string Prefix => "convnext";

    protected override void Body(Module body, ModelConfig config, string name)
    {
        IReadOnlyList<long> widths = Widths(config);
        IReadOnlyList<long> depths = config.Counts("depths", 3, 3, 9, 3);
        long stages = config.Count("num_stages", 4);
        if (stages != widths.Count || stages != depths.Count)
            throw config.Bad($"has num_stages {stages}, {depths.Count} depths and {widths.Count} hidden_sizes; as many of each are accepted");
        long patch = config.Count("patch_size", 4);
        bool scaled = config.Number("layer_scale_init_value", 1e-6) > 0;
        long total = depths.Sum();

        body["embeddings"].Convolution("patch_embeddings", config.Count("num_channels", 3), widths[0], [patch, patch]);
        body["embeddings"].LayerNorm("layernorm", widths[0]);
        Module encoder = body.PreTrained("encoder");
        long before = 0;
        for (int stage = 0; stage < depths.Count; stage++)
        {
            Module module = encoder["stages", stage];
            if (stage > 0)
            {
                module["downsampling_layer"].LayerNorm("0", widths[stage - 1]);
                module["downsampling_layer"].Convolution("1", widths[stage - 1], widths[stage], [2, 2]);
            }

            foreach (Module layer in module.Layers("layers", depths[stage], before, total))
                Layer(layer, widths[stage], scaled);
            before += depths[stage];
        }

        body.LayerNorm("layernorm", widths[^1]);
    }

    protected override void Head(Module model, ModelConfig config, string name)
    {
        if (config.Labels() is > 0 and long labels)
            model.Linear("classifier", Widths(config)[^1], labels);
    }

    private static void Layer(Module layer, long width, bool scaled)
    {
        if (scaled)
            layer.Parameter("layer_scale_parameter", [width], TensorRole.NormScale);
        layer.Convolution("dwconv", width, width, [7, 7], groups: width);
        layer.LayerNorm("layernorm", width);
        layer.Linear("pwconv1", width, checked(4 * width));
        layer.Linear("pwconv2", checked(4 * width), width, ends: true);
    }

    private static IReadOnlyList<long> Widths(ModelConfig config) => config.Counts("hidden_sizes", 96, 192, 384, 768);
}
