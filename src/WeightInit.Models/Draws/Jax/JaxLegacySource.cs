namespace WeightInit.Models;

/// <summary>
/// A model's tensors from keys of JAX that are not partitionable, one a tensor: any tensor alone, but whole, because its elements
/// depend on how many there are.
/// </summary>
/// <param name="stream">The stream's name.</param>
/// <param name="seed">The model's seed as the command line takes it.</param>
/// <param name="order">The framework and release.</param>
/// <param name="tensors">The tensors and what they are to be.</param>
/// <param name="keys">The key of each.</param>
/// <param name="positions">What provenance keeps of each.</param>
internal sealed class JaxLegacySource(
    string stream, string seed, string order, IReadOnlyList<(TensorSpec Tensor, Initializer Initializer)> tensors, IReadOnlyList<JaxLegacyKey> keys, IReadOnlyList<string?> positions) : TensorSource
{
    public override string StreamName => stream;

    public override string SeedText => seed;

    public override string? Order => order;

    public override string? PositionOf(int tensor) => positions[tensor];

    public override long StretchOf(int tensor) => long.MaxValue;

    public override TensorReader Open(int tensor, long begin) =>
        new BytesReader(TensorBytes.Draw(tensors[tensor].Initializer, tensors[tensor].Tensor, keys[tensor].ToStream()));
}
