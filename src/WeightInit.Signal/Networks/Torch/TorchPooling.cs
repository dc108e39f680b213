using WeightInit.Models;

namespace WeightInit.Signal;

/// <summary>Pools of torch.nn.</summary>
internal sealed class TorchPooling : TorchFamilyNodes
{
    internal override IReadOnlyDictionary<string, Func<TorchSite, NetworkNode, NetworkNode>> Classes { get; } =
        new Dictionary<string, Func<TorchSite, NetworkNode, NetworkNode>>(
        [
            .. OfAxes("MaxPool", Max),
            .. OfAxes("AvgPool", Average),
            .. OfAxes("AdaptiveMaxPool", (site, x) => Adaptive(site, x, isMaximum: true)),
            .. OfAxes("AdaptiveAvgPool", (site, x) => Adaptive(site, x, isMaximum: false)),
        ]);

    private static NetworkNode Max(TorchSite site, NetworkNode x)
    {
        if (site.Module.Flag("return_indices"))
            throw site.Bad("with return_indices its output is a pair, which the next module does not take");
        return site.Add(new MaxPool(Window(site.Module, Of(site.Module.Sizes("dilation")))), x);
    }

    private static NetworkNode Average(TorchSite site, NetworkNode x)
    {
        Window window = Window(site.Module, null);
        bool isOverridden = site.Module.ArgumentNames.Contains("divisor_override") && !site.Module.IsNone("divisor_override");
        if (!isOverridden)
            return site.Add(new AveragePool(window, site.Module.Flag("count_include_pad")), x);
        if (window.RoundsUp)
            throw site.Bad("divisor_override together with ceil_mode is not computed");
        return site.Add(new ScaleBy((double)window.Size / site.Module.Size("divisor_override")), site.Add(new AveragePool(window), x));
    }

    private static NetworkNode Adaptive(TorchSite site, NetworkNode x, bool isMaximum)
    {
        if (isMaximum && site.Module.Flag("return_indices"))
            throw site.Bad("with return_indices its output is a pair, which the next module does not take");
        IReadOnlyList<long> sizes = site.Module.Sizes("output_size");
        if (x.Shape.Rank != sizes.Count + 1)
            throw site.Bad($"its input has the shape (batch, {x.Shape}); channels and {sizes.Count} axes are accepted");
        Shape places = Shape.Of([.. sizes.Select((size, axis) => size == 0 ? x.Shape[axis + 1] : size)]);
        return site.Add(new AdaptivePool(places, isMaximum), x);
    }

    private static Window Window(TorchModule module, Shape? dilation)
    {
        Shape kernel = Of(module.Sizes("kernel_size")), pads = Of(module.Sizes("padding"));
        Shape strides = module.IsNone("stride") ? kernel : Of(module.Sizes("stride"));
        return new Window(kernel, strides, pads, pads, dilation ?? WeightInit.Signal.Window.Even(kernel.Rank, 1).Dilations) { RoundsUp = module.Flag("ceil_mode") };
    }

    private static Shape Of(IReadOnlyList<long> sizes) => Shape.Of([.. sizes]);
}
