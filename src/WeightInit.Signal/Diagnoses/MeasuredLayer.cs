namespace WeightInit.Signal;

/// <summary>What the probe measured at a layer's output.</summary>
/// <param name="SecondMoment">The mean square of the output, relative to the network's input.</param>
/// <param name="Gradient">The mean square of the loss gradient at the output, relative to that at the last layer.</param>
/// <param name="Mean">The mean of the output.</param>
/// <param name="StandardDeviation">The standard deviation of the output.</param>
/// <param name="Saturated">Which part of the units' values lies where the activation is flat, in the activation's own terms; null where there is none.</param>
/// <param name="Dead">Which part of the units gives nothing for any input of the batch; null where there is no activation.</param>
/// <param name="Histogram">The output's values.</param>
public sealed record MeasuredLayer(
    double SecondMoment, double Gradient, double Mean, double StandardDeviation, double? Saturated, double? Dead, Histogram Histogram)
{
    /// <summary>The mean cosine between the outputs of two inputs, or of two tokens of one.</summary>
    public double? Similarity { get; init; }

    /// <summary>Which part of the units repeats another.</summary>
    public double? Duplicates { get; init; }

    /// <summary>
    /// The mean entropy of the layer's attention over that of equal shares: 1 where a token looks at all it sees alike, 0 where at one
    /// alone; null where there is no attention.
    /// </summary>
    public double? AttentionEntropy { get; init; }
}
