using WeightInit.Models;

namespace WeightInit.Signal;

/// <summary>Operators with a window: convolutions and pools. Their input is (1, channels, places…).</summary>
internal static class LowerWindows
{
    internal static IEnumerable<(string Name, Func<LoweringSite, GraphValue?> Lower)> All { get; } =
    [
        ("Conv", Convolution), ("ConvTranspose", Transposed), ("MaxPool", site => Pool(site, (window, _) => new MaxPool(window))),
        ("AveragePool", site => Pool(site, (window, counts) => new AveragePool(window, counts))),
        ("GlobalAveragePool", site => Global(site, _ => new GlobalAveragePool())),
        ("GlobalMaxPool", site => Global(site, shape => new AdaptivePool(Ones(shape.Rank - 1), IsMaximum: true))),
    ];

    private static GraphSignal? Convolution(LoweringSite site)
    {
        if (site.Weight(1) is not { IsSwapped: false } weight || weight.Shape != weight.Spec.Shape || Image(site) is not { } input || weight.Shape.Rank != input.Shape.Rank + 1)
            return null;
        Window window = WindowOf(site, Shape.Of(weight.Shape.Axes[2..]), input.Shape);
        return Result(site, site.Drafts.Add(site.Name, new Convolution(window, site.Int("group", 1)), [input], Parameters(site, weight)));
    }

    private static GraphSignal? Transposed(LoweringSite site)
    {
        if (site.Weight(1) is not { IsSwapped: false } weight || weight.Shape != weight.Spec.Shape || Image(site) is not { } input || OnnxGraph.Ints(site.Node, "output_shape") is not null || AutoPad(site) is not "NOTSET")
            return null;
        Window window = WindowOf(site, Shape.Of(weight.Shape.Axes[2..]), input.Shape);
        Shape more = Shape.Of(OnnxGraph.Ints(site.Node, "output_padding") ?? new long[window.Rank]);
        return Result(site, site.Drafts.Add(site.Name, new TransposedConvolution(window, site.Int("group", 1), more), [input], Parameters(site, weight)));
    }

    private static GraphSignal? Pool(LoweringSite site, Func<Window, bool, Operation> make)
    {
        if (Image(site) is not { } input || OnnxGraph.Ints(site.Node, "kernel_shape") is not { } kernel)
            return null;
        Window window = WindowOf(site, Shape.Of(kernel), input.Shape) with { RoundsUp = site.Int("ceil_mode", 0) != 0 };
        return Result(site, site.Drafts.Add(site.Name, make(window, site.Int("count_include_pad", 0) != 0), [input]));
    }

    private static GraphSignal? Global(LoweringSite site, Func<Shape, Operation> make) =>
        Image(site) is { } input && input.Shape.Rank >= 2 ? Result(site, site.Drafts.Add(site.Name, make(input.Shape), [input])) : null;

    /// <summary>The input without its batch axis; null where that is not 1.</summary>
    private static Draft? Image(LoweringSite site) => site.Value(0) is GraphSignal { Shape: { Rank: >= 2 } shape } && shape[0] == 1 ? site.In(0, GraphValue.Without(shape, 0)) : null;

    private static GraphSignal Result(LoweringSite site, Draft draft) => site.Result(draft, Shape.Of([1, .. draft.Shape]));

    private static NetworkParameter[] Parameters(LoweringSite site, GraphWeight weight) => site.Weight(2) is { IsSwapped: false } bias
        ? [LoweringSite.Parameter(ParameterSlot.Weight, weight), LoweringSite.Parameter(ParameterSlot.Bias, bias)]
        : [LoweringSite.Parameter(ParameterSlot.Weight, weight)];

    private static Window WindowOf(LoweringSite site, Shape kernel, Shape input)
    {
        Shape strides = Shape.Of(OnnxGraph.Ints(site.Node, "strides") ?? [.. Enumerable.Repeat(1L, kernel.Rank)]);
        Shape dilations = Shape.Of(OnnxGraph.Ints(site.Node, "dilations") ?? [.. Enumerable.Repeat(1L, kernel.Rank)]);
        long[] pads = OnnxGraph.Ints(site.Node, "pads") ?? new long[2 * kernel.Rank];
        if (pads.Length != 2 * kernel.Rank || strides.Rank != kernel.Rank || dilations.Rank != kernel.Rank || input.Rank != kernel.Rank + 1)
            throw new NetworkException($"its kernel ({kernel}) and its other settings are not for an input of the shape ({input})");
        if (AutoPad(site) is "SAME_UPPER" or "SAME_LOWER")
            pads = Same(kernel, strides, dilations, input, AutoPad(site) == "SAME_LOWER");
        return new Window(kernel, strides, Shape.Of(pads.AsSpan(..kernel.Rank)), Shape.Of(pads.AsSpan(kernel.Rank..)), dilations);
    }

    private static string AutoPad(LoweringSite site) => OnnxGraph.Attribute(site.Node, "auto_pad")?.S.ToStringUtf8() ?? "NOTSET";

    /// <summary>Padding that leaves ceil(size / stride) places; an odd one goes to the end, or with the lower kind to the beginning.</summary>
    private static long[] Same(Shape kernel, Shape strides, Shape dilations, Shape input, bool isLower)
    {
        long[] pads = new long[2 * kernel.Rank];
        for (int axis = 0; axis < kernel.Rank; axis++)
        {
            long size = input[axis + 1], stride = Math.Max(strides[axis], 1);
            long places = (size + stride - 1) / stride;
            long all = Math.Max(0, checked(((places - 1) * stride) + (dilations[axis] * (kernel[axis] - 1)) + 1 - size));
            (pads[axis], pads[axis + kernel.Rank]) = isLower ? (all - (all / 2), all / 2) : (all / 2, all - (all / 2));
        }

        return pads;
    }

    private static Shape Ones(int rank) => Shape.Of([.. Enumerable.Repeat(1L, rank)]);
}
