namespace WeightInit;

/// <summary>Normal with mean μ and deviation σ, conditioned on lying between two bounds, both included.</summary>
/// <remarks>
/// The bounds are kept both in units of σ around μ and absolute, because rounding makes the one from the other and libraries
/// start from either: Keras and JAX from units, PyTorch from absolute values. σ is that of the normal before truncation.
/// </remarks>
public sealed record TruncatedNormal : Distribution
{
    /// <summary>
    /// The standard deviation of the unit normal within ±2, sqrt(1 - 4 φ(2) / (2 Φ(2) - 1)), with the digits that Keras and JAX
    /// write and divide by.
    /// </summary>
    public const double UnitDeviationWithinTwo = 0.87962566103423978;

    private TruncatedNormal(double mean, double std, double low, double high, double minimum, double maximum)
    {
        Mean = mean;
        Std = std;
        Low = low;
        High = high;
        Minimum = minimum;
        Maximum = maximum;
    }

    /// <summary>The mean before truncation, μ.</summary>
    public double Mean { get; }

    /// <summary>The standard deviation before truncation, σ.</summary>
    public double Std { get; }

    /// <summary>The lower bound in units of σ from μ.</summary>
    public double Low { get; }

    /// <summary>The upper bound in units of σ from μ.</summary>
    public double High { get; }

    /// <summary>The lower bound, absolute.</summary>
    public double Minimum { get; }

    /// <summary>The upper bound, absolute.</summary>
    public double Maximum { get; }

    /// <summary>Bounds in units of σ; the absolute ones are μ + σ · bound, computed in double.</summary>
    public static TruncatedNormal InSigmas(double mean, double std, double low, double high) =>
        new(mean, std, low, high, mean + (std * low), mean + (std * high));

    /// <summary>Absolute bounds; those in units are (bound - μ) / σ, computed in double.</summary>
    public static TruncatedNormal Within(double mean, double std, double minimum, double maximum) =>
        new(mean, std, (minimum - mean) / std, (maximum - mean) / std, minimum, maximum);

    /// <summary>μ + σ · m, m being the mean of the unit normal within the bounds.</summary>
    public override double Expectation => Mean + (Std * TruncatedMoments.Of(Low, High).Mean);

    /// <summary>σ · s, s being the deviation of the unit normal within the bounds.</summary>
    public override double StandardDeviation => Std * TruncatedMoments.Of(Low, High).Deviation;

    /// <inheritdoc/>
    public override string ToString() => $"truncated-normal(mean={Text(Mean)},std={Text(Std)},low={Text(Low)},high={Text(High)})";
}
