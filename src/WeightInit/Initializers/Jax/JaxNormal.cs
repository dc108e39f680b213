namespace WeightInit;

/// <summary>Normal(0, stddev²): jax.nn.initializers.normal of JAX 0.10.2.</summary>
/// <remarks>In JAX's order: a unit normal times stddev rounded to the type.</remarks>
public sealed record JaxNormal : ElementwiseInitializer
{
    /// <param name="stddev">The standard deviation; finite, 0 or more.</param>
    /// <exception cref="ArgumentException"><paramref name="stddev"/> is outside its range.</exception>
    public JaxNormal(double stddev = 0.01) => Stddev = stddev;

    /// <summary>The standard deviation; finite, 0 or more.</summary>
    /// <exception cref="ArgumentException">The value is negative, NaN or infinite.</exception>
    public double Stddev { get; init => field = NumberRange.NonNegative.Check(value, "jax.normal", "stddev"); }

    /// <summary>JAX's.</summary>
    public override FanConvention Convention => FanConvention.Jax;

    /// <inheritdoc/>
    public override bool DependsOnFans => false;

    internal static InitializerForm Form { get; } = new(
        "jax.normal",
        "Normal(0, stddev²)",
        [new NumberParameter("stddev", NumberRange.NonNegative, 0.01)],
        given => new JaxNormal(given.Number("stddev")));

    internal override InitializerText Text => Form.With(Stddev);

    /// <inheritdoc/>
    public override Distribution DistributionFor(TensorSpec tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        return JaxRounding.Times(new Normal(0, 1), Stddev.RoundTo(tensor.DType), this, tensor);
    }
}
