namespace WeightInit.Signal;

/// <summary>
/// x over (bias + alpha / size · the sum of squares over size neighbouring channels)^beta; PyTorch's and ONNX's definition.
/// </summary>
/// <param name="Size">How many channels.</param>
/// <param name="Alpha">The factor of the mean square.</param>
/// <param name="Beta">The power.</param>
/// <param name="Bias">What is added.</param>
public sealed record LocalResponseNormalization(long Size, double Alpha = 1e-4, double Beta = 0.75, double Bias = 1) : Operation
{
    /// <inheritdoc/>
    public override string Name => "local response normalization";

    internal override Shape Infer(NodeSite site) =>
        site.Only.Rank >= 1 && Size >= 1 ? site.Only : throw site.Bad($"its input has the shape ({site.Only}), its size is {Size}; channels and 1 or more are accepted");
}
