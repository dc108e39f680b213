namespace WeightInit.Signal;

/// <summary>What theory says of a layer's output before a weight is drawn.</summary>
/// <param name="SecondMoment">E x² of the output, over units, inputs and networks, relative to the network's input.</param>
/// <param name="SecondMomentBand">Where a network of this width has it.</param>
/// <param name="Gradient">The second moment of the loss gradient at the output, relative to that at the last layer.</param>
/// <param name="GradientBand">Where a network of this width has it.</param>
public sealed record PredictedLayer(double SecondMoment, Band SecondMomentBand, double Gradient, Band GradientBand)
{
    /// <summary>The correlation of the outputs for two independent inputs, or null where it is not followed.</summary>
    public double? Correlation { get; init; }
}
