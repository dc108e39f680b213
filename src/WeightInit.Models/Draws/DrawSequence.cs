namespace WeightInit.Models;

/// <summary>
/// Everything that a library draws while it makes a model, in order, and which of it the tensors of the finished model are.
/// Draws that are overwritten later, or whose tensor is not kept, move the generator on all the same.
/// </summary>
/// <param name="Order">The library and release, <c>transformers 5.23.0</c>.</param>
/// <param name="Draws">Every draw in order.</param>
/// <param name="Tensors">
/// By the name of a tensor of the checkpoint the draw that it is, or is part of. Several may be one draw (copies of a module);
/// tensors that are not drawn (constants) are missing.
/// </param>
public sealed record DrawSequence(string Order, IReadOnlyList<ModelDraw> Draws, IReadOnlyDictionary<string, DrawnPart> Tensors);
