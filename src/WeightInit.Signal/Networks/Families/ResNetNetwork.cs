using System.Globalization;
using WeightInit.Models;

namespace WeightInit.Signal;

/// <summary>ResNet: a stem, stages of residual blocks with the activation behind the sum, the mean over places, a classifier.</summary>
internal static class ResNetNetwork
{
    private const long UsualSide = 224;

    internal static Network Of(FamilySite site)
    {
        ModelConfig config = site.Config;
        string prefix = site.PrefixOf("embedder.embedder.convolution.weight");
        Activation activation = site.Activation("hidden_act", "relu");
        NetworkNode x = site.Builder.Input("pixel_values", [config.Count("num_channels", 3), UsualSide, UsualSide]);
        site.Builder.Assume($"images have {UsualSide} × {UsualSide} places; a ResNet takes any");
        int from = site.Builder.Count;
        x = Normalized(site, x, $"{prefix}embedder.embedder", 2, activation);
        x = site.Builder.Add($"{prefix}embedder.pooler", new MaxPool(Window.Even(2, 3, 2, 1)), x);
        site.Builder.Group($"{prefix}embedder", "convolution, max pool", from, x);

        IReadOnlyList<long> depths = config.Counts("depths", 3, 4, 6, 3);
        for (int stage = 0; stage < depths.Count; stage++)
        {
            for (long layer = 0; layer < depths[stage]; layer++)
            {
                bool strided = layer == 0 && (stage > 0 || config.Flag("downsample_in_first_stage", false));
                x = Block(site, x, string.Create(CultureInfo.InvariantCulture, $"{prefix}encoder.stages.{stage}.layers.{layer}"), strided ? 2 : 1, activation);
            }
        }

        from = site.Builder.Count;
        x = site.Builder.Add($"{prefix}pooler", new GlobalAveragePool(), x);
        x = site.Builder.Add($"{prefix}pooler.flat", new Flatten(), x);
        site.Builder.Group($"{prefix}pooler", "global average pool", from, x);
        if (site.Find("classifier.1.weight") is null)
            return site.Builder.Build(x);
        from = site.Builder.Count;
        x = site.Dense("classifier.1", x);
        site.Builder.Group("classifier.1", "dense", from, x);
        return site.Builder.Build(x, x.Shape[0] > 1 ? x : null);
    }

    private static NetworkNode Block(FamilySite site, NetworkNode x, string name, long stride, Activation activation)
    {
        int from = site.Builder.Count;
        int convolutions = site.Find($"{name}.layer.2.convolution.weight") is null ? 2 : 3;
        int strided = convolutions == 2 || site.Config.Flag("downsample_in_bottleneck", false) ? 0 : 1;
        NetworkNode branch = x;
        for (int place = 0; place < convolutions; place++)
        {
            bool isLast = place == convolutions - 1;
            branch = Normalized(site, branch, string.Create(CultureInfo.InvariantCulture, $"{name}.layer.{place}"), place == strided ? stride : 1, isLast ? null : activation);
        }

        NetworkNode skip = site.Find($"{name}.shortcut.convolution.weight") is null ? x : Normalized(site, x, $"{name}.shortcut", stride, null);
        x = site.Activate($"{name}.activation", site.Builder.Sum($"{name}.sum", branch, skip), activation);
        site.Builder.Group(name, "residual block", from, x);
        return x;
    }

    private static NetworkNode Normalized(FamilySite site, NetworkNode x, string name, long stride, Activation? activation)
    {
        int from = site.Builder.Count;
        long kernel = site.Tensor($"{name}.convolution.weight").Shape[2];
        x = site.Convolution($"{name}.convolution", x, Window.Even(2, kernel, stride, kernel / 2));
        x = site.Normalization($"{name}.normalization", x, new BatchNormalization());
        if (activation is not null)
            x = site.Activate($"{name}.activation", x, activation);
        int cut = name.IndexOf(".layer.", StringComparison.Ordinal);
        if (cut > 0)
            site.Builder.Group(name, "convolution, normalization", from, x, within: name[..cut]);
        return x;
    }
}
