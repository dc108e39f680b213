namespace WeightInit.Signal;

/// <summary>
/// A convolution over the axes behind the channels (1 to 3), zeros outside. Weight: (out, in / groups, k…) or, by its layout,
/// (k…, in / groups, out). Depthwise where the groups are the channels.
/// </summary>
/// <param name="Window">Its window, the weight's own.</param>
/// <param name="Groups">How many groups the channels fall into.</param>
public sealed record Convolution(Window Window, long Groups = 1) : Operation
{
    /// <inheritdoc/>
    public override string Name => "convolution";

    internal override Shape Infer(NodeSite site)
    {
        Shape input = site.Only;
        TensorSpec weight = site.Need(ParameterSlot.Weight);
        long[] places = Window.Places(input, site);
        (long inputs, long outputs, Shape kernel) = Extents(weight);
        if (kernel != Window.Kernel)
            throw site.Bad($"its weight {weight.Name} has the shape ({weight.Shape}); its window is ({Window.Kernel})");
        if (Groups < 1 || input[0] != inputs * Groups || outputs % Groups != 0)
            throw site.Bad($"its input has {input[0]} channels; its weight {weight.Name} ({weight.Shape}) in {Groups} groups takes {inputs * Groups}");
        site.Fits(ParameterSlot.Bias, [outputs]);
        return Shape.Of([outputs, .. places]);
    }

    /// <summary>Input channels of a group, output channels and window of a weight.</summary>
    internal static (long Inputs, long Outputs, Shape Kernel) Extents(TensorSpec weight)
    {
        Shape shape = weight.Shape;
        if (shape.Rank < 3)
            return (0, 0, Shape.Scalar);
        return Dense.IsInOut(weight)
            ? (shape[^2], shape[^1], Shape.Of(shape.Axes[..^2]))
            : (shape[1], shape[0], Shape.Of(shape.Axes[2..]));
    }
}
