namespace WeightInit;

/// <summary>Uniform(-limit, limit) with limit = 1 / sqrt(fan_in): variance 1 / (3 · fan_in).</summary>
/// <remarks>
/// The "commonly used heuristic" of Glorot and Bengio (2010, equation 1), and the law, though not the order of operations, of
/// the default of PyTorch's Linear and Conv (kaiming_uniform_ with a = sqrt(5)) and of their biases.
/// Fans by <see cref="FanConvention.Own"/>; layout (…, in, out) where the tensor does not say.
/// </remarks>
public sealed record FanInUniform : ElementwiseInitializer
{
    /// <inheritdoc/>
    public override bool DependsOnFans => true;

    internal static InitializerForm Form { get; } =
        new("fan-in-uniform", "Uniform(±1 / sqrt(fan_in))", [], _ => new FanInUniform());

    internal override InitializerText Text => Form.With();

    /// <inheritdoc/>
    public override Distribution DistributionFor(TensorSpec tensor)
    {
        double limit = 1 / Math.Sqrt(FanMode.FanIn.Of(this, tensor));
        return new Uniform(-limit, limit);
    }
}
