namespace WeightInit.Signal;

/// <summary>
/// The transpose of a convolution: its output is as large as the input of a convolution with this window would be. Weight:
/// (in, out / groups, k…).
/// </summary>
/// <param name="Window">The window of the convolution that it transposes.</param>
/// <param name="Groups">How many groups the channels fall into.</param>
/// <param name="OutputPadding">Places added behind each axis of the output, for which strides leave room.</param>
public sealed record TransposedConvolution(Window Window, long Groups, Shape OutputPadding) : Operation
{
    /// <inheritdoc/>
    public override string Name => "transposed convolution";

    internal override Shape Infer(NodeSite site)
    {
        Shape input = site.Only;
        TensorSpec weight = site.Need(ParameterSlot.Weight);
        Window.Check(input, site);
        if (weight.Shape.Rank != Window.Rank + 2 || Shape.Of(weight.Shape.Axes[2..]) != Window.Kernel || OutputPadding.Rank != Window.Rank)
            throw site.Bad($"its weight {weight.Name} has the shape ({weight.Shape}); its window is ({Window.Kernel})");
        if (Groups < 1 || weight.Shape[0] != input[0] || input[0] % Groups != 0)
            throw site.Bad($"its input has {input[0]} channels in {Groups} groups; its weight {weight.Name} ({weight.Shape}) takes {weight.Shape[0]}");
        long outputs = checked(weight.Shape[1] * Groups);
        site.Fits(ParameterSlot.Bias, [outputs]);
        return Shape.Of([outputs, .. Enumerable.Range(0, Window.Rank).Select(axis => Length(axis, input[axis + 1], site))]);
    }

    private long Length(int axis, long size, NodeSite site)
    {
        long length = checked(((size - 1) * Window.Strides[axis]) + Window.Extent(axis) + OutputPadding[axis] - Window.PadsBegin[axis] - Window.PadsEnd[axis]);
        return length >= 1 ? length : throw site.Bad($"axis {axis + 1} of its output would have {length} places");
    }
}
