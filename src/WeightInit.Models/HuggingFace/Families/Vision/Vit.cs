namespace WeightInit.Models.Families;

/// <summary>ViT: an image as a sequence of patches behind a class token, learned positions, pre-norm blocks.</summary>
internal sealed class Vit : ModelFamily
{
    public override string ModelType => "vit";

    public override IReadOnlyList<string> Classes => ["ViTForImageClassification", "ViTModel"];

    protected override string Prefix => "vit";

    protected override IReadOnlyList<(string Module, string File)> FileNames =>
    [
        ("layers", "encoder.layer"),
        ("attention.q_proj", "attention.attention.query"),
        ("attention.k_proj", "attention.attention.key"),
        ("attention.v_proj", "attention.attention.value"),
        ("attention.o_proj", "attention.output.dense"),
        ("mlp.fc1", "intermediate.dense"),
        ("mlp.fc2", "output.dense"),
    ];

    protected override void Body(Module body, ModelConfig config, string name)
    {
        long width = Width(config);
        long inner = config.Count("intermediate_size", 3072);
        bool bias = config.Flag("qkv_bias", true);
        config.Share("hidden_size", width, "num_attention_heads", config.Count("num_attention_heads", 12));

        Embeddings(body["embeddings"], width, config);
        foreach (Module layer in body.Layers("layers", config.Repeats("num_hidden_layers", 12)))
        {
            foreach (string projection in new[] { "q_proj", "k_proj", "v_proj" })
                layer["attention"].Linear(projection, width, width, bias);
            layer["attention"].Linear("o_proj", width, width, ends: true);
            layer.LayerNorm("layernorm_before", width);
            layer.LayerNorm("layernorm_after", width);
            layer["mlp"].Linear("fc1", width, inner);
            layer["mlp"].Linear("fc2", inner, width, ends: true);
        }

        body.LayerNorm("layernorm", width);
        if (name == Classes[^1])
            body["pooler"].Linear("dense", width, config.CountOrNull("pooler_output_size") ?? width);
    }

    /// <summary>Positions and class token, in this order, when the embeddings are visited.</summary>
    protected internal override IEnumerable<(ModuleTensor Tensor, Distribution? Law)> DrawnBy(Module module, ModelConfig config) =>
        module.Name == "embeddings" ? module.Tensors.Reverse().Select(tensor => (tensor, (Distribution?)null)) : [];

    protected override void Head(Module model, ModelConfig config, string name)
    {
        if (config.Labels() is > 0 and long labels)
            model.Linear("classifier", Width(config), labels);
    }

    private static void Embeddings(Module embeddings, long width, ModelConfig config)
    {
        (long height, long across) = config.Pair("image_size", 224);
        (long patchHeight, long patchAcross) = config.Pair("patch_size", 16);
        long patches = checked(height / patchHeight * (across / patchAcross));
        embeddings.Parameter("cls_token", [1, 1, width], TensorRole.Embedding, constructed: ConstructorDraw.UnitNormal);
        embeddings["patch_embeddings"].Convolution("projection", config.Count("num_channels", 3), width, [patchHeight, patchAcross]);
        embeddings.Parameter("position_embeddings", [1, checked(patches + 1), width], TensorRole.Position, constructed: ConstructorDraw.UnitNormal);
    }

    private static long Width(ModelConfig config) => config.Count("hidden_size", 768);
}
