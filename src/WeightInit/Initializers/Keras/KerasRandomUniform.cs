namespace WeightInit;

/// <summary>Uniform(minval, maxval): keras.initializers.RandomUniform of Keras 3.15.1.</summary>
public sealed record KerasRandomUniform : ElementwiseInitializer
{
    /// <param name="minval">The smallest value, included; finite.</param>
    /// <param name="maxval">The bound above; finite and above <paramref name="minval"/>.</param>
    /// <exception cref="ArgumentException">An argument is outside its range.</exception>
    public KerasRandomUniform(double minval = -0.05, double maxval = 0.05)
    {
        Minval = NumberRange.Finite.Check(minval, "keras.random-uniform", "minval");
        Maxval = NumberRange.CheckAbove(
            NumberRange.Finite.Check(maxval, "keras.random-uniform", "maxval"), minval, "keras.random-uniform", "maxval", "minval");
    }

    /// <summary>The smallest value, included.</summary>
    public double Minval { get; }

    /// <summary>The bound above.</summary>
    public double Maxval { get; }

    /// <summary>Keras's.</summary>
    public override FanConvention Convention => FanConvention.Keras;

    /// <inheritdoc/>
    public override bool DependsOnFans => false;

    internal static InitializerForm Form { get; } = new(
        "keras.random-uniform",
        "Uniform(minval, maxval)",
        [new NumberParameter("minval", NumberRange.Finite, -0.05), new NumberParameter("maxval", NumberRange.Finite, 0.05)],
        given => new KerasRandomUniform(given.Number("minval"), given.Number("maxval")));

    internal override InitializerText Text => Form.With(Minval, Maxval);

    /// <inheritdoc/>
    public override Distribution DistributionFor(TensorSpec tensor) => new Uniform(Minval, Maxval);
}
