namespace WeightInit.TorchCpu;

/// <summary>Where PyTorch's generator stands.</summary>
/// <param name="Word">How many words have been drawn since the seed.</param>
/// <param name="Pair">The word at which the last pair of a short fill began whose sine waits for the next one, or null.</param>
internal readonly record struct TorchPlace(long Word, long? Pair = null);
