namespace WeightInit;

/// <summary>
/// Normal(0, stddev²) within [lower, upper] in units of stddev: jax.nn.initializers.truncated_normal of JAX 0.10.2.
/// </summary>
/// <remarks>
/// In JAX's order: a unit normal within the bounds times stddev rounded to the type. stddev is that before the truncation; JAX
/// corrects only in its variance_scaling.
/// </remarks>
public sealed record JaxTruncatedNormal : ElementwiseInitializer
{
    /// <param name="stddev">The standard deviation before the truncation; finite, above 0.</param>
    /// <param name="lower">The lower bound in units of stddev; may be -∞.</param>
    /// <param name="upper">The upper bound in units of stddev, above <paramref name="lower"/>; may be ∞.</param>
    /// <exception cref="ArgumentException">An argument is outside its range.</exception>
    public JaxTruncatedNormal(double stddev = 0.01, double lower = -2, double upper = 2)
    {
        Stddev = stddev;
        Lower = NumberRange.Bound.Check(lower, "jax.truncated-normal", "lower");
        Upper = NumberRange.CheckAbove(upper, lower, "jax.truncated-normal", "upper", "lower");
    }

    /// <summary>The standard deviation before the truncation; finite, above 0.</summary>
    /// <exception cref="ArgumentException">The value is 0, negative, NaN or infinite.</exception>
    public double Stddev { get; init => field = NumberRange.Positive.Check(value, "jax.truncated-normal", "stddev"); }

    /// <summary>The lower bound in units of stddev.</summary>
    public double Lower { get; }

    /// <summary>The upper bound in units of stddev.</summary>
    public double Upper { get; }

    /// <summary>JAX's.</summary>
    public override FanConvention Convention => FanConvention.Jax;

    /// <inheritdoc/>
    public override bool DependsOnFans => false;

    internal static InitializerForm Form { get; } = new(
        "jax.truncated-normal",
        "Normal(0, stddev²) within stddev · [lower, upper]",
        [
            new NumberParameter("stddev", NumberRange.Positive, 0.01),
            new NumberParameter("lower", NumberRange.Bound, -2),
            new NumberParameter("upper", NumberRange.Bound, 2),
        ],
        given => new JaxTruncatedNormal(given.Number("stddev"), given.Number("lower"), given.Number("upper")));

    internal override InitializerText Text => Form.With(Stddev, Lower, Upper);

    /// <inheritdoc/>
    public override Distribution DistributionFor(TensorSpec tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        return JaxRounding.Times(TruncatedNormal.InSigmas(0, 1, Lower, Upper), Stddev.RoundTo(tensor.DType), this, tensor);
    }
}
