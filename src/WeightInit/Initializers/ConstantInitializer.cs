namespace WeightInit;

/// <summary>Every element the same: zeros, ones or another value.</summary>
/// <param name="Value">The value, rounded once to the tensor's type.</param>
public sealed record ConstantInitializer(double Value) : ElementwiseInitializer
{
    /// <inheritdoc/>
    public override string Name => new Constant(Value).ToString().Split('(')[0];

    /// <inheritdoc/>
    public override Distribution DistributionFor(TensorSpec tensor) => new Constant(Value);

    /// <inheritdoc/>
    public override string ToString() => new Constant(Value).ToString();
}
