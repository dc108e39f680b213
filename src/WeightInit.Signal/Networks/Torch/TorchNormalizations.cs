using WeightInit.Models;

namespace WeightInit.Signal;

/// <summary>Normalizations of torch.nn, in training mode.</summary>
internal sealed class TorchNormalizations : TorchFamilyNodes
{
    /// <summary>The epsilon of RMSNorm where none is given: the distance of 1 to the next float32.</summary>
    private const double FloatEpsilon = 1.1920928955078125e-07;

    internal override IReadOnlyDictionary<string, Func<TorchSite, NetworkNode, NetworkNode>> Classes { get; } =
        new Dictionary<string, Func<TorchSite, NetworkNode, NetworkNode>>(
        [
            .. OfAxes("BatchNorm", Batch),
            .. OfAxes("InstanceNorm", (site, x) => site.Add(new InstanceNormalization(site.Module.Number("eps")), x, site.ScaleAndShift)),
            Of("SyncBatchNorm", Batch),
            Of("LayerNorm", (site, x) => site.Add(new LayerNormalization(Last(site, x), site.Module.Number("eps")), x, site.ScaleAndShift)),
            Of("RMSNorm", (site, x) => site.Add(new RmsNormalization(Last(site, x), (double?)site.Module["eps"] ?? FloatEpsilon), x, site.ScaleAndShift)),
            Of("GroupNorm", (site, x) => site.Add(new GroupNormalization(site.Module.Size("num_groups"), site.Module.Number("eps")), x, site.ScaleAndShift)),
            Of("LocalResponseNorm", Local),
            Of("CrossMapLRN2d", Local),
        ]);

    private static KeyValuePair<string, Func<TorchSite, NetworkNode, NetworkNode>> Of(string name, Func<TorchSite, NetworkNode, NetworkNode> add) => new(name, add);

    private static NetworkNode Batch(TorchSite site, NetworkNode x)
    {
        if (x.Shape.Rank == 0 || x.Shape[0] != site.Module.Size("num_features"))
            throw site.Bad($"its input has the shape (batch, {x.Shape}); {site.Module.Size("num_features")} channels are accepted");
        return site.Add(new BatchNormalization(site.Module.Number("eps")), x,
            [.. site.ScaleAndShift, .. site.Slot(ParameterSlot.Mean, "running_mean"), .. site.Slot(ParameterSlot.Variance, "running_var")]);
    }

    private static NetworkNode Local(TorchSite site, NetworkNode x)
    {
        TorchModule module = site.Module;
        return site.Add(new LocalResponseNormalization(module.Size("size"), module.Number("alpha"), module.Number("beta"), module.Number("k")), x);
    }

    /// <summary>How many axes are normalized together; they must be the input's last.</summary>
    private static int Last(TorchSite site, NetworkNode x)
    {
        Shape wanted = Shape.Of([.. site.Module.Sizes("normalized_shape")]);
        return wanted.Rank >= 1 && wanted.Rank <= x.Shape.Rank && x.Shape.Axes[^wanted.Rank..].SequenceEqual(wanted.Axes)
            ? wanted.Rank
            : throw site.Bad($"its input has the shape (batch, {x.Shape}); last axes of ({wanted}) are accepted");
    }
}
