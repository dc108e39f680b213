namespace WeightInit;

/// <summary>Uniform(0, scale), on one side of 0: jax.nn.initializers.uniform of JAX 0.10.2.</summary>
/// <remarks>In JAX's order: a uniform on [0, 1) times the scale rounded to the type.</remarks>
public sealed record JaxUniform : ElementwiseInitializer
{
    /// <param name="scale">The bound above; finite, above 0.</param>
    /// <exception cref="ArgumentException"><paramref name="scale"/> is outside its range.</exception>
    public JaxUniform(double scale = 0.01) => Scale = scale;

    /// <summary>The bound above; finite, above 0.</summary>
    /// <exception cref="ArgumentException">The value is 0, negative, NaN or infinite.</exception>
    public double Scale { get; init => field = NumberRange.Positive.Check(value, "jax.uniform", "scale"); }

    /// <summary>JAX's.</summary>
    public override FanConvention Convention => FanConvention.Jax;

    /// <inheritdoc/>
    public override bool DependsOnFans => false;

    internal static InitializerForm Form { get; } = new(
        "jax.uniform",
        "Uniform(0, scale)",
        [new NumberParameter("scale", NumberRange.Positive, 0.01)],
        given => new JaxUniform(given.Number("scale")));

    internal override InitializerText Text => Form.With(Scale);

    /// <inheritdoc/>
    public override Distribution DistributionFor(TensorSpec tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        return JaxRounding.Times(new Uniform(0, 1), Scale.RoundTo(tensor.DType), this, tensor);
    }
}
