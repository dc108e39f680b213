namespace WeightInit.Signal;

/// <summary>A tensor that a node reads as a weight. Nodes whose parameters have one name share the tensor.</summary>
/// <param name="Slot">What it is to the operation.</param>
/// <param name="Spec">Its name in the checkpoint, shape, layout (groups and packed parts included) and role.</param>
public sealed record NetworkParameter(ParameterSlot Slot, TensorSpec Spec);
