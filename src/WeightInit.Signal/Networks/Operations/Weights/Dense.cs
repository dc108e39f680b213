namespace WeightInit.Signal;

/// <summary>y = W x + b along the last axis, whatever comes before it. Weight: (out, in) or, by its layout, (in, out).</summary>
public sealed record Dense : Operation
{
    /// <inheritdoc/>
    public override string Name => "dense";

    /// <summary>Whether a dense weight lies as (in, out) instead of (out, in).</summary>
    internal static bool IsInOut(TensorSpec weight) => weight.Layout?.Name == WeightLayout.InOut.Name;

    internal override Shape Infer(NodeSite site)
    {
        Shape input = site.Only;
        TensorSpec weight = site.Need(ParameterSlot.Weight);
        if (weight.Shape.Rank != 2)
            throw site.Bad($"its weight {weight.Name} has the shape ({weight.Shape}); a matrix is accepted");
        (long inputs, long outputs) = IsInOut(weight) ? (weight.Shape[0], weight.Shape[1]) : (weight.Shape[1], weight.Shape[0]);
        if (input.Rank == 0 || input[^1] != inputs)
            throw site.Bad($"its input has the shape ({input}); its weight takes {inputs} features along the last axis");
        site.Fits(ParameterSlot.Bias, [outputs]);
        long[] axes = input.ToArray();
        axes[^1] = outputs;
        return Shape.Of(axes);
    }
}
