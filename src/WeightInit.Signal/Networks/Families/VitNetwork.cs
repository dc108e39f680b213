using System.Globalization;
using WeightInit.Models;

namespace WeightInit.Signal;

/// <summary>ViT: patches behind a class token, pre-norm blocks, a classifier on the class token.</summary>
internal static class VitNetwork
{
    internal static Network Of(FamilySite site)
    {
        ModelConfig config = site.Config;
        string prefix = site.PrefixOf("embeddings.cls_token");
        LayerNormalization norm = new(1, config.Number("layer_norm_eps", 1e-12));
        NetworkNode x = Embeddings(site, $"{prefix}embeddings");
        long layers = config.Repeats("num_hidden_layers", 12);
        for (long layer = 0; layer < layers; layer++)
            x = Block(site, x, string.Create(CultureInfo.InvariantCulture, $"{prefix}encoder.layer.{layer}"), norm);

        int from = site.Builder.Count;
        x = site.Normalization($"{prefix}layernorm", x, norm);
        site.Builder.Group($"{prefix}layernorm", "layer normalization", from, x);
        from = site.Builder.Count;
        x = site.Builder.Add($"{prefix}class", new Slice(0, 0, 1) { DropsAxis = true }, x);
        bool hasHead = site.Find("classifier.weight") is not null, hasPooler = site.Find($"{prefix}pooler.dense.weight") is not null;
        if (hasHead)
            x = site.Dense("classifier", x);
        else if (hasPooler)
            x = site.Activate($"{prefix}pooler.tanh", site.Dense($"{prefix}pooler.dense", x), WeightInit.Activation.Tanh);
        site.Builder.Group(hasHead ? "classifier" : $"{prefix}pooler", "dense", from, x);
        return site.Builder.Build(x, hasHead && x.Shape[0] > 1 ? x : null);
    }

    private static NetworkNode Embeddings(FamilySite site, string name)
    {
        (long height, long width) = site.Config.Pair("image_size", 224);
        TensorSpec kernel = site.Tensor($"{name}.patch_embeddings.projection.weight");
        Shape patch = Shape.Of(kernel.Shape.Axes[2..]);
        NetworkNode x = site.Builder.Input("pixel_values", [kernel.Shape[1], height, width]);
        int from = site.Builder.Count;
        x = site.Convolution($"{name}.patch_embeddings.projection", x, Window.Even(2, 1) with { Kernel = patch, Strides = patch });
        x = site.Builder.Add($"{name}.tokens", new Transpose([1, 0]), site.Builder.Add($"{name}.flat", new Flatten(1), x));
        x = site.Builder.Add($"{name}.all", new Concatenate(0), Row(site, $"{name}.cls_token"), x);
        x = site.Builder.Sum($"{name}.sum", x, Row(site, $"{name}.position_embeddings"));
        site.Builder.Group(name, "embeddings", from, x);
        return x;
    }

    /// <summary>A trained tensor of (1, tokens, features), without its first axis.</summary>
    private static NetworkNode Row(FamilySite site, string name)
    {
        NetworkNode table = site.Builder.Add(name, new Learned(), [], [new(ParameterSlot.Weight, site.Tensor(name))]);
        return site.Builder.Add($"{name}.rows", new Reshape([table.Shape[1], table.Shape[2]]), table);
    }

    private static NetworkNode Block(FamilySite site, NetworkNode x, string name, LayerNormalization norm)
    {
        int from = site.Builder.Count;
        NetworkNode normed = site.Normalization($"{name}.layernorm_before", x, norm);
        NetworkNode[] parts = [.. new[] { "query", "key", "value" }.Select(part => site.Dense($"{name}.attention.attention.{part}", normed))];
        NetworkNode mixed = site.Builder.Add($"{name}.attention.heads", new Attention(site.Config.Count("num_attention_heads", 12)), parts);
        x = site.Builder.Sum($"{name}.attention.sum", x, site.Dense($"{name}.attention.output.dense", mixed));
        site.Builder.Group($"{name}.attention", "attention", from, x, within: name);
        int middle = site.Builder.Count;
        NetworkNode inner = site.Dense($"{name}.intermediate.dense", site.Normalization($"{name}.layernorm_after", x, norm));
        inner = site.Activate($"{name}.intermediate.act", inner, site.Activation("hidden_act", "gelu"));
        x = site.Builder.Sum($"{name}.output.sum", x, site.Dense($"{name}.output.dense", inner));
        site.Builder.Group($"{name}.output", "feed-forward", middle, x, within: name);
        site.Builder.Group(name, "block", from, x);
        return x;
    }
}
