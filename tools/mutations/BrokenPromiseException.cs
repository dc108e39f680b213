namespace WeightInit.Mutations;

/// <summary>A mutant was neither read nor refused as it should be.</summary>
internal sealed class BrokenPromiseException(string message, Exception? inner = null) : Exception(message, inner);
