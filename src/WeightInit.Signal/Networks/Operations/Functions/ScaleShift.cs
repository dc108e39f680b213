namespace WeightInit.Signal;

/// <summary>scale · x + shift along an axis, either of them left out: a channel-affine layer, a layer scale.</summary>
/// <param name="Axis">The axis along which the parameters lie: 0 are the channels, -1 the features.</param>
public sealed record ScaleShift(int Axis = 0) : Operation
{
    /// <inheritdoc/>
    public override string Name => "scale and shift";

    internal override Shape Infer(NodeSite site)
    {
        Shape along = [site.Only[site.Axis(Axis, site.Only)]];
        site.Fits(ParameterSlot.Scale, along);
        site.Fits(ParameterSlot.Shift, along);
        return site.Only;
    }
}
