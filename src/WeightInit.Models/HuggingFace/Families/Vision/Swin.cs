namespace WeightInit.Models.Families;

/// <summary>Swin: attention in windows with tables of relative positions, stages that merge four patches into one.</summary>
internal sealed class Swin : ModelFamily
{
    public override string ModelType => "swin";

    public override IReadOnlyList<string> Classes => ["SwinForImageClassification", "SwinModel"];

    protected override string Prefix => "swin";

    protected override IReadOnlyList<(string Module, string File)> FileNames =>
    [
        ("attention.q_proj", "attention.self.query"),
        ("attention.k_proj", "attention.self.key"),
        ("attention.v_proj", "attention.self.value"),
        ("attention.o_proj", "attention.output.dense"),
        ("attention.relative_position_bias", "attention.self"),
        ("mlp.fc1", "intermediate.dense"),
        ("mlp.fc2", "output.dense"),
    ];

    protected override void Body(Module body, ModelConfig config, string name)
    {
        IReadOnlyList<long> depths = config.Counts("depths", 2, 2, 6, 2);
        IReadOnlyList<long> heads = config.Counts("num_heads", 3, 6, 12, 24);
        if (depths.Count != heads.Count)
            throw config.Bad($"has {depths.Count} depths and {heads.Count} num_heads; as many of each are accepted");
        long width = config.Count("embed_dim", 96);
        long total = depths.Sum();

        Embeddings(body["embeddings"], width, config);
        Module encoder = body.PreTrained("encoder");
        long before = 0;
        for (int stage = 0; stage < depths.Count; stage++)
        {
            Module module = encoder["layers", stage];
            config.Share("the width", width, "num_heads", heads[stage]);
            foreach (Module block in module.Layers("blocks", depths[stage], before, total))
                Block(block, width, heads[stage], config);
            before += depths[stage];
            if (stage + 1 == depths.Count)
                break;
            module["downsample"].Linear("reduction", checked(4 * width), checked(2 * width), bias: false);
            module["downsample"].LayerNorm("norm", checked(4 * width));
            width = checked(2 * width);
        }

        body.LayerNorm("layernorm", width);
    }

    protected override void Head(Module model, ModelConfig config, string name)
    {
        int stages = config.Counts("depths", 2, 2, 6, 2).Count;
        long width = checked(config.Count("embed_dim", 96) << (stages - 1));
        if (config.Labels() is > 0 and long labels)
            model.Linear("classifier", width, labels);
    }

    private static void Embeddings(Module embeddings, long width, ModelConfig config)
    {
        (long height, long across) = config.Pair("image_size", 224);
        (long patchHeight, long patchAcross) = config.Pair("patch_size", 4);
        if (config.Flag("use_absolute_embeddings", false))
            embeddings.Parameter("position_embeddings", [1, checked(height / patchHeight * (across / patchAcross)), width], TensorRole.Position);
        embeddings["patch_embeddings"].Convolution("projection", config.Count("num_channels", 3), width, [patchHeight, patchAcross]);
        embeddings.LayerNorm("norm", width);
    }

    private static void Block(Module block, long width, long heads, ModelConfig config)
    {
        bool bias = config.Flag("qkv_bias", true);
        long window = config.Count("window_size", 7);
        long inner = Inner(width, config);
        long distances = checked((2 * window) - 1);

        block.LayerNorm("layernorm_before", width);
        foreach (string projection in new[] { "q_proj", "k_proj", "v_proj" })
            block["attention"].Linear(projection, width, width, bias);
        block["attention"].Linear("o_proj", width, width, ends: true);
        block["attention.relative_position_bias"].Parameter("relative_position_bias_table", [checked(distances * distances), heads], TensorRole.Position);
        block.LayerNorm("layernorm_after", width);
        block["mlp"].Linear("fc1", width, inner);
        block["mlp"].Linear("fc2", inner, width, ends: true);
    }

    /// <summary>The feed-forward: the width times a ratio that need not be whole.</summary>
    private static long Inner(long width, ModelConfig config)
    {
        double inner = Math.Floor(config.Number("mlp_ratio", 4) * width);
        return inner >= 1 && inner <= ModelConfig.LargestNumber ? (long)inner : throw config.Bad($"has an mlp_ratio that makes {inner} of {width}");
    }
}
