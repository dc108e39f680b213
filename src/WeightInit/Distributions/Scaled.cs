namespace WeightInit;

/// <summary>What a <see cref="Scaled"/> law does with its factor.</summary>
public enum ScaleOperation
{
    /// <summary>value · factor.</summary>
    Multiply,

    /// <summary>value / factor: other bits than multiplying by 1 / factor.</summary>
    Divide,
}

/// <summary>
/// A unit law whose drawn values are then multiplied or divided by a factor, each with one rounding: how NumPy and JAX
/// programs write their laws. A library's stream draws it in these two steps; our own draws <see cref="Folded"/>.
/// </summary>
/// <param name="Unit">The law drawn first, for instance Normal(0, 1).</param>
/// <param name="Operation">What is done with each value.</param>
/// <param name="Factor">By what; positive and finite.</param>
public sealed record Scaled(Distribution Unit, ScaleOperation Operation, double Factor) : Distribution
{
    /// <summary>The same law in one piece: Normal(0, 1) times s is Normal(0, s).</summary>
    public Distribution Folded => Unit switch
    {
        Constant law => new Constant(Apply(law.Value)),
        Uniform law => new Uniform(Apply(law.Low), Apply(law.High)),
        Normal law => new Normal(Apply(law.Mean), Apply(law.Std)),
        TruncatedNormal law => TruncatedNormal.InSigmas(Apply(law.Mean), Apply(law.Std), law.Low, law.High),
        Scaled law => new Scaled(law.Folded, Operation, Factor).Folded,
        _ => throw new InvalidOperationException($"{Unit.GetType().Name} cannot be scaled."),
    };

    /// <inheritdoc/>
    public override double Expectation => Folded.Expectation;

    /// <inheritdoc/>
    public override double StandardDeviation => Folded.StandardDeviation;

    /// <summary>One value of the unit law, scaled.</summary>
    public double Apply(double value) => Operation == ScaleOperation.Divide ? value / Factor : value * Factor;

    /// <inheritdoc/>
    public override string ToString() => Folded.ToString();
}
