namespace WeightInit.Signal;

/// <summary>What the probe measured of a weight.</summary>
/// <param name="Spec">The tensor.</param>
/// <param name="SecondMoment">The mean square of its values.</param>
/// <param name="Gradient">The mean square of the loss gradient; null where it is not trained.</param>
/// <param name="Duplicates">Which part of the units repeats another in values and gradient, and so for ever; null where it has no units.</param>
public sealed record MeasuredParameter(TensorSpec Spec, double SecondMoment, double? Gradient, double? Duplicates)
{
    /// <summary>Another tensor with the same values, where they are not all equal; or null.</summary>
    public string? CloneOf { get; init; }

    /// <summary>Its singular values as (outputs, inputs · window); null for what is no matrix, or one with more than 256 on its smaller side.</summary>
    public Spectrum? Spectrum { get; init; }
}
