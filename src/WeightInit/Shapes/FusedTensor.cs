namespace WeightInit;

/// <summary>
/// The larger tensor that a model holds in memory where its checkpoint holds contiguous parts of it, as the experts of a
/// mixture.
/// </summary>
/// <param name="Name">The name of the larger tensor in the model.</param>
/// <param name="Shape">Its shape.</param>
/// <param name="Offset">The flat index in it of the part's first element.</param>
/// <param name="Matrix">
/// Which of the matrices that it stacks for each expert: the parts of one matrix share a storage when they are saved, and go into
/// one shard.
/// </param>
public sealed record FusedTensor(string Name, Shape Shape, long Offset, int Matrix)
{
    /// <summary>Whether two parts share a storage when they are saved.</summary>
    public bool SharesStorageWith(FusedTensor? other) => other is not null && other.Name == Name && other.Matrix == Matrix;
}
