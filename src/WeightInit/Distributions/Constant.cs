namespace WeightInit;

/// <summary>Every element is <paramref name="Value"/>.</summary>
/// <param name="Value">The value, rounded once to the tensor's type.</param>
public sealed record Constant(double Value) : Distribution
{
    /// <inheritdoc/>
    public override double Expectation => Value;

    /// <inheritdoc/>
    public override double StandardDeviation => 0;

    /// <inheritdoc/>
    public override string ToString() => Value switch
    {
        0 when !double.IsNegative(Value) => "zeros",
        1 => "ones",
        _ => $"constant(value={Text(Value)})",
    };
}
