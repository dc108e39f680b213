using System.Buffers;

namespace WeightInit.Models;

/// <summary>Takes a tensor from where it is kept to where it goes, a piece at a time.</summary>
internal static class PieceCopy
{
    /// <summary>Reads some of a tensor's bytes.</summary>
    internal delegate void Source(long begin, Span<byte> destination);

    /// <summary>Takes a piece.</summary>
    internal delegate void Target(long begin, ReadOnlySpan<byte> bytes);

    internal static void Run(TensorSpec tensor, Source source, Target target, CancellationToken cancellation)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(ContentDigest.PieceBytes);
        try
        {
            for (long begin = 0; begin < tensor.ByteCount; begin += ContentDigest.PieceBytes)
            {
                cancellation.ThrowIfCancellationRequested();
                Span<byte> piece = buffer.AsSpan(0, (int)Math.Min(ContentDigest.PieceBytes, tensor.ByteCount - begin));
                source(begin, piece);
                target(begin, piece);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
