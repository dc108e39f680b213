namespace WeightInit.Signal;

/// <summary>A layer of a diagnosed network: prediction and measurement side by side.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Predicted">What theory says; null where it has no rule for what stands before.</param>
/// <param name="Measured">What the probe measured.</param>
public sealed record DiagnosedLayer(NetworkLayer Layer, PredictedLayer? Predicted, MeasuredLayer? Measured);
