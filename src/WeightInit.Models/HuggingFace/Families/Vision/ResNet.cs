namespace WeightInit.Models.Families;

/// <summary>ResNet: stages of residual blocks, of two convolutions, or of three through a narrow middle.</summary>
internal sealed class ResNet : ModelFamily
{
    /// <summary>How much narrower the middle of a bottleneck is.</summary>
    private const long Reduction = 4;

    public override string ModelType => "resnet";

    public override IReadOnlyList<string> Classes => ["ResNetForImageClassification", "ResNetModel"];

    protected override string Prefix => "resnet";

    protected override void Body(Module body, ModelConfig config, string name)
    {
        long width = config.Count("embedding_size", 64);
        IReadOnlyList<long> widths = Widths(config);
        IReadOnlyList<long> depths = config.Counts("depths", 3, 4, 6, 3);
        if (depths.Count != widths.Count)
            throw config.Bad($"has {depths.Count} depths and {widths.Count} hidden_sizes; as many of each are accepted");
        long total = depths.Sum();

        Normalized(body["embedder.embedder"], config.Count("num_channels", 3), width, kernel: 7);
        long before = 0;
        for (int stage = 0; stage < depths.Count; stage++)
        {
            bool strided = stage > 0 || config.Flag("downsample_in_first_stage", false);
            foreach (Module layer in body["encoder.stages", stage].Layers("layers", depths[stage], before, total))
            {
                Layer(layer, width, widths[stage], strided, config);
                (width, strided) = (widths[stage], false);
            }

            before += depths[stage];
        }
    }

    /// <summary>Convolutions by He, the classifier with its bias as torch's constructor has them.</summary>
    protected internal override IEnumerable<(ModuleTensor Tensor, Distribution? Law)> DrawnBy(Module module, ModelConfig config) =>
        module.Kind is ModuleKind.Convolution or ModuleKind.Linear ? module.Tensors.Select(tensor => (tensor, (Distribution?)null)) : [];

    protected override void Head(Module model, ModelConfig config, string name)
    {
        if (config.Labels() is > 0 and long labels)
            model["classifier"].Linear("1", Widths(config)[^1], labels);
    }

    private static void Layer(Module layer, long inputs, long outputs, bool strided, ModelConfig config)
    {
        if (inputs != outputs || strided)
            Normalized(layer["shortcut"], inputs, outputs, kernel: 1);
        switch (config.Text("layer_type") ?? "bottleneck")
        {
            case "basic":
                Normalized(layer["layer.0"], inputs, outputs, kernel: 3);
                Normalized(layer["layer.1"], outputs, outputs, kernel: 3, ends: true);
                break;
            case "bottleneck":
                long middle = Math.Max(1, outputs / Reduction);
                Normalized(layer["layer.0"], inputs, middle, kernel: 1);
                Normalized(layer["layer.1"], middle, middle, kernel: 3);
                Normalized(layer["layer.2"], middle, outputs, kernel: 1, ends: true);
                break;
            default:
                throw config.Bad("has another layer_type than basic or bottleneck");
        }
    }

    private static void Normalized(Module layer, long inputs, long outputs, long kernel, bool ends = false)
    {
        layer.Convolution("convolution", inputs, outputs, [kernel, kernel], bias: false, ends: ends);
        layer.BatchNorm("normalization", outputs, ends);
    }

    private static IReadOnlyList<long> Widths(ModelConfig config) => config.Counts("hidden_sizes", 256, 512, 1024, 2048);
}
