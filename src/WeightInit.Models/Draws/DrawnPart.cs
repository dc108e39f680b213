namespace WeightInit.Models;

/// <summary>Which values a tensor has: those of one draw, from one of its elements on.</summary>
/// <param name="Draw">The draw's place in the sequence, from 0.</param>
/// <param name="Offset">The flat index, in what the draw fills, of the tensor's first element; above 0 in parts of a fused tensor.</param>
public readonly record struct DrawnPart(int Draw, long Offset);
