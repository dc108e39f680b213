using WeightInit.Models;

namespace WeightInit.Signal;

/// <summary>What moves numbers about, or leaves them as they are, in torch.nn.</summary>
internal sealed class TorchArrangements : TorchFamilyNodes
{
    internal override IReadOnlyDictionary<string, Func<TorchSite, NetworkNode, NetworkNode>> Classes { get; } =
        new Dictionary<string, Func<TorchSite, NetworkNode, NetworkNode>>(
        [
            .. new[] { "Dropout", "Dropout1d", "Dropout2d", "Dropout3d", "AlphaDropout", "FeatureAlphaDropout" }
                .Select(name => Of(name, (site, x) => site.Add(new Dropout(site.Module.Number("p")), x))),
            Of("Identity", (site, x) => site.Add(new Dropout(0), x)),
            Of("Flatten", Flatten),
            Of("Unflatten", Unflatten),
            Of("ChannelShuffle", Shuffle),
            Of("PixelShuffle", PixelShuffle),
            Of("PixelUnshuffle", PixelUnshuffle),
            Of("Upsample", Upsample),
            Of("UpsamplingNearest2d", Upsample),
            .. OfAxes("ConstantPad", (site, x) => Pad(site, x, PadMode.Constant, site.Module.Number("value"))),
            .. OfAxes("ZeroPad", (site, x) => Pad(site, x, PadMode.Constant)),
            .. OfAxes("ReflectionPad", (site, x) => Pad(site, x, PadMode.Reflect)),
            .. OfAxes("ReplicationPad", (site, x) => Pad(site, x, PadMode.Replicate)),
            .. OfAxes("CircularPad", (site, x) => Pad(site, x, PadMode.Circular)),
        ]);

    private static KeyValuePair<string, Func<TorchSite, NetworkNode, NetworkNode>> Of(string name, Func<TorchSite, NetworkNode, NetworkNode> add) => new(name, add);

    private static NetworkNode Flatten(TorchSite site, NetworkNode x)
    {
        if (x.Shape.Rank == 0)
            return site.Add(new Flatten(), x);
        return site.Add(new Flatten(site.Axis("start_dim", x.Shape, site.Module.Size("start_dim")), site.Axis("end_dim", x.Shape, site.Module.Size("end_dim"))), x);
    }

    private static NetworkNode Unflatten(TorchSite site, NetworkNode x)
    {
        int axis = site.Axis("dim", x.Shape, site.Module.Size("dim"));
        long[] sizes = [.. site.Module.Sizes("unflattened_size")];
        long known = sizes.Where(size => size >= 0).Aggregate(1L, (product, size) => checked(product * size));
        if (sizes.Count(size => size < 0) > 1 || (sizes.Any(size => size < 0) ? known == 0 || x.Shape[axis] % known != 0 : known != x.Shape[axis]))
            throw site.Bad($"axis {axis + 1} of (batch, {x.Shape}) does not become ({string.Join(", ", sizes)})");
        IEnumerable<long> filled = sizes.Select(size => size < 0 ? x.Shape[axis] / known : size);
        return site.Add(new Reshape(Shape.Of([.. x.Shape.Axes[..axis], .. filled, .. x.Shape.Axes[(axis + 1)..]])), x);
    }

    private static NetworkNode Shuffle(TorchSite site, NetworkNode x)
    {
        long groups = site.Module.Size("groups");
        if (x.Shape.Rank == 0 || x.Shape[0] % groups != 0)
            throw site.Bad($"its input has the shape (batch, {x.Shape}); channels in {groups} groups are accepted");
        NetworkNode apart = site.Add(new Reshape(Shape.Of([groups, x.Shape[0] / groups, .. x.Shape.Axes[1..]])), x);
        AxisList order = AxisList.Of([1, 0, .. Enumerable.Range(2, x.Shape.Rank - 1)]);
        return site.Add(new Reshape(x.Shape), site.Add(new Transpose(order), apart));
    }

    private static NetworkNode PixelShuffle(TorchSite site, NetworkNode x)
    {
        long factor = site.Module.Size("upscale_factor"), square = checked(factor * factor);
        if (x.Shape.Rank != 3 || x.Shape[0] % square != 0)
            throw site.Bad($"its input has the shape (batch, {x.Shape}); a multiple of {square} channels, height and width are accepted");
        long channels = x.Shape[0] / square;
        NetworkNode apart = site.Add(new Reshape([channels, factor, factor, x.Shape[1], x.Shape[2]]), x);
        return site.Add(new Reshape([channels, x.Shape[1] * factor, x.Shape[2] * factor]), site.Add(new Transpose([0, 3, 1, 4, 2]), apart));
    }

    private static NetworkNode PixelUnshuffle(TorchSite site, NetworkNode x)
    {
        long factor = site.Module.Size("downscale_factor");
        if (x.Shape.Rank != 3 || x.Shape[1] % factor != 0 || x.Shape[2] % factor != 0)
            throw site.Bad($"its input has the shape (batch, {x.Shape}); channels, height and width in multiples of {factor} are accepted");
        (long high, long wide) = (x.Shape[1] / factor, x.Shape[2] / factor);
        NetworkNode apart = site.Add(new Reshape([x.Shape[0], high, factor, wide, factor]), x);
        return site.Add(new Reshape([x.Shape[0] * factor * factor, high, wide]), site.Add(new Transpose([0, 2, 4, 1, 3]), apart));
    }

    private static NetworkNode Upsample(TorchSite site, NetworkNode x)
    {
        int axes = x.Shape.Rank - 1;
        double[] factors = site.Module["scale_factor"] as double[] ?? (site.Module["size"] as long[] ?? []).Select((size, axis) => axis < axes ? (double)size / x.Shape[axis + 1] : 0).ToArray();
        if (factors.Length == 1)
            factors = [.. Enumerable.Repeat(factors[0], Math.Max(axes, 0))];
        bool isNearest = !site.Module.ArgumentNames.Contains("mode") || site.Module.Word("mode")!.StartsWith("nearest", StringComparison.Ordinal);
        if (!isNearest || axes < 1 || factors.Length != axes || factors.Any(factor => factor < 1 || factor != Math.Floor(factor)))
            throw site.Bad($"its input has the shape (batch, {x.Shape}); nearest neighbours by whole factors are computed");
        return site.Add(new Upsample(Shape.Of([.. factors.Select(factor => (long)factor)])), x);
    }

    /// <summary>PyTorch lists the last axis first, both of its ends; below zero places are cut off.</summary>
    private static NetworkNode Pad(TorchSite site, NetworkNode x, PadMode mode, double value = 0)
    {
        IReadOnlyList<long> pads = site.Module.Sizes("padding");
        int axes = pads.Count / 2;
        if (x.Shape.Rank < axes)
            throw site.Bad($"its input has the shape (batch, {x.Shape}); {axes} axes are padded");
        long[] begin = new long[x.Shape.Rank], end = new long[x.Shape.Rank];
        for (int back = 1; back <= axes; back++)
            (begin[^back], end[^back]) = (pads[(2 * back) - 2], pads[(2 * back) - 1]);
        for (int axis = 0; axis < begin.Length; axis++)
        {
            (long low, long high) = (Math.Max(0, -begin[axis]), Math.Max(0, -end[axis]));
            if (low + high > 0)
                x = site.Add(new Slice(axis, low, x.Shape[axis] - low - high), x);
        }

        return site.Add(new Pad(Positive(begin), Positive(end), mode, value), x);
    }

    private static Shape Positive(long[] sizes) => Shape.Of([.. sizes.Select(size => Math.Max(0, size))]);
}
