namespace WeightInit;

/// <summary>One of the matrices that are packed in a tensor, or the whole tensor where nothing is packed.</summary>
/// <param name="Spec">The part as a tensor of its own: the packed tensor's name, the part's shape, the layout without parts.</param>
/// <param name="Start">Where the part starts along the packed axis.</param>
public sealed record TensorPart(TensorSpec Spec, long Start);
