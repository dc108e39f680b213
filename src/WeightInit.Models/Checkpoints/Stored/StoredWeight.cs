namespace WeightInit.Models;

/// <summary>What a checkpoint says of a tensor that it holds.</summary>
/// <param name="File">The name of the file that holds it, without folders.</param>
/// <param name="Type">Its type, or null where that is none of ours.</param>
/// <param name="TypeName">The format's name for the type.</param>
/// <param name="Shape">Its axes.</param>
internal sealed record StoredWeight(string File, DType? Type, string TypeName, Shape Shape)
{
    /// <summary>Whether it is what a model has: the same type and the same axes.</summary>
    internal bool Is(TensorSpec tensor) => Type == tensor.DType && Shape == tensor.Shape;

    /// <summary>As a message shows it: <c>F32 (503,64)</c>.</summary>
    public override string ToString() => $"{TypeName} ({Shape})";
}
