using WeightInit.Models;

namespace WeightInit.Signal;

/// <summary>Dense layers, convolutions and embeddings of torch.nn.</summary>
internal sealed class TorchWeights : TorchFamilyNodes
{
    internal override IReadOnlyDictionary<string, Func<TorchSite, NetworkNode, NetworkNode>> Classes { get; } =
        new Dictionary<string, Func<TorchSite, NetworkNode, NetworkNode>>(
        [
            KeyValuePair.Create<string, Func<TorchSite, NetworkNode, NetworkNode>>("Linear", Linear),
            .. OfAxes("Conv", Convolution),
            .. OfAxes("ConvTranspose", Transposed),
            KeyValuePair.Create<string, Func<TorchSite, NetworkNode, NetworkNode>>("Embedding", (site, x) => site.Add(new Embedding(), x, site.Slot(ParameterSlot.Weight, "weight"))),
            KeyValuePair.Create<string, Func<TorchSite, NetworkNode, NetworkNode>>("EmbeddingBag", Bag),
        ]);

    /// <summary>A dense layer.</summary>
    internal static NetworkNode Linear(TorchSite site, NetworkNode x) => site.Add(new Dense(), x, site.WeightAndBias);

    private static NetworkNode Convolution(TorchSite site, NetworkNode x)
    {
        TorchModule module = site.Module;
        Window window = Bare(module);
        (Shape begin, Shape end) = Padding(module, window);
        if (module.Word("padding_mode") is { } mode and not "zeros")
            x = site.Add(new Pad([0, .. begin], [0, .. end], Enum.Parse<PadMode>(mode, ignoreCase: true)), x);
        else
            window = window with { PadsBegin = begin, PadsEnd = end };
        return site.Add(new Convolution(window, module.Size("groups")), x, site.WeightAndBias);
    }

    private static NetworkNode Transposed(TorchSite site, NetworkNode x)
    {
        Shape pads = Of(site.Module.Sizes("padding"));
        Window window = Bare(site.Module) with { PadsBegin = pads, PadsEnd = pads };
        return site.Add(new TransposedConvolution(window, site.Module.Size("groups"), Of(site.Module.Sizes("output_padding"))), x, site.WeightAndBias);
    }

    private static Window Bare(TorchModule module)
    {
        Shape kernel = Of(module.Sizes("kernel_size")), none = Of(new long[kernel.Rank]);
        return new Window(kernel, Of(module.Sizes("stride")), none, none, Of(module.Sizes("dilation")));
    }

    private static (Shape Begin, Shape End) Padding(TorchModule module, Window window)
    {
        if (module.Word("padding") is not { } word)
            return (Of(module.Sizes("padding")), Of(module.Sizes("padding")));
        if (word == "valid")
            return (window.PadsBegin, window.PadsEnd);
        long[] reach = [.. Enumerable.Range(0, window.Rank).Select(axis => window.Extent(axis) - 1)];
        return (Of([.. reach.Select(places => places / 2)]), Of([.. reach.Select(places => places - (places / 2))]));
    }

    private static NetworkNode Bag(TorchSite site, NetworkNode x)
    {
        string mode = site.Module.Word("mode")!;
        if (mode == "max" || !site.Module.IsNone("padding_idx") || x.Shape.Rank != 1)
            throw site.Bad("bags of one list a sample, their mean or sum, without padding are computed");
        NetworkNode mean = site.Add(new ReduceMean(0), site.Add(new Embedding(), x, site.Slot(ParameterSlot.Weight, "weight")));
        return mode == "mean" ? mean : site.Add(new ScaleBy(x.Shape[0]), mean);
    }

    private static Shape Of(IReadOnlyList<long> sizes) => Shape.Of([.. sizes]);
}
