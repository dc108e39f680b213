namespace WeightInit;

/// <summary>Uniform(low, high), whatever the fans.</summary>
public sealed record UniformInitializer : ElementwiseInitializer
{
    /// <param name="low">The smallest value, included; finite.</param>
    /// <param name="high">The bound above, excluded; finite and above <paramref name="low"/>.</param>
    /// <exception cref="ArgumentException">An argument is outside its range.</exception>
    public UniformInitializer(double low, double high)
    {
        Low = NumberRange.Finite.Check(low, "uniform", "low");
        High = NumberRange.CheckAbove(NumberRange.Finite.Check(high, "uniform", "high"), low, "uniform", "high", "low");
    }

    /// <summary>The smallest value, included.</summary>
    public double Low { get; }

    /// <summary>The bound above, excluded.</summary>
    public double High { get; }

    /// <inheritdoc/>
    public override bool DependsOnFans => false;

    internal static InitializerForm Form { get; } = new(
        "uniform",
        "Uniform(low, high)",
        [new NumberParameter("low", NumberRange.Finite), new NumberParameter("high", NumberRange.Finite)],
        given => new UniformInitializer(given.Number("low"), given.Number("high")));

    internal override InitializerText Text => Form.With(Low, High);

    /// <inheritdoc/>
    public override Distribution DistributionFor(TensorSpec tensor) => new Uniform(Low, High);
}
