namespace WeightInit.Models;

/// <summary>One tensor of a <see cref="Provenance"/>.</summary>
/// <param name="Tensor">Its name, shape, dtype, role, layout and fans: what its law depends on.</param>
/// <param name="Initializer">Its initializer; of a tensor that was kept, the one that the plan has for it.</param>
/// <param name="Digest">The digest of its bytes.</param>
public sealed record ProvenanceTensor(TensorSpec Tensor, Initializer Initializer, string Digest)
{
    /// <summary>The name of the file, without folders, that the tensor was kept from; null where it was drawn.</summary>
    public string? KeptFrom { get; init; }

    /// <summary>Where in the stream its values lie (<see cref="DrawPosition"/>); null where nothing is drawn, or where the stream is not in a library's order.</summary>
    public string? Position { get; init; }

    internal string Name => Tensor.Name;

    internal DType DType => Tensor.DType;

    internal Shape Shape => Tensor.Shape;
}
