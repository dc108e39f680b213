namespace WeightInit;

/// <summary>Uniform on [<paramref name="Low"/>, <paramref name="High"/>).</summary>
/// <param name="Low">The smallest value, included.</param>
/// <param name="High">The bound above, excluded.</param>
public sealed record Uniform(double Low, double High) : Distribution
{
    /// <inheritdoc/>
    public override double Expectation => (Low / 2) + (High / 2);

    /// <summary>(high - low) / sqrt(12).</summary>
    public override double StandardDeviation => Low == -High ? High / Math.Sqrt(3) : (High - Low) / Math.Sqrt(12);

    /// <inheritdoc/>
    public override string ToString() => $"uniform(low={Text(Low)},high={Text(High)})";
}
