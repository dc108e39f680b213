namespace WeightInit.Models;

/// <summary>How far a checkpoint is.</summary>
/// <param name="BytesDone">Bytes drawn and handed to the disk, or compared.</param>
/// <param name="BytesTotal">Bytes of all tensors.</param>
public readonly record struct WriteProgress(long BytesDone, long BytesTotal);
