using System.Buffers;

namespace WeightInit.Models;

/// <summary>Compares bytes that were drawn with those that a checkpoint holds.</summary>
internal static class StoredBytes
{
    /// <summary>The first difference, or null where there is none.</summary>
    internal static CheckpointDifference? Difference(StoredWeights weights, TensorSpec tensor, long begin, ReadOnlySpan<byte> expected)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(ContentDigest.PieceBytes);
        try
        {
            for (int at = 0; at < expected.Length; at += ContentDigest.PieceBytes)
            {
                ReadOnlySpan<byte> piece = expected.Slice(at, Math.Min(ContentDigest.PieceBytes, expected.Length - at));
                Span<byte> found = buffer.AsSpan(0, piece.Length);
                weights.Read(tensor.Name, begin + at, found);
                int same = piece.CommonPrefixLength(found);
                if (same < piece.Length)
                    return Describe(tensor, begin + at, same, piece, found);
            }

            return null;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static CheckpointDifference Describe(TensorSpec tensor, long begin, int same, ReadOnlySpan<byte> expected, ReadOnlySpan<byte> found)
    {
        int size = tensor.DType.Size();
        int element = same / size;
        long index = (begin / size) + element;
        return new(tensor.Name, index, null, $"element {index}", Hex(expected.Slice(element * size, size)), Hex(found.Slice(element * size, size)));
    }

    /// <summary>The bits of one element as the command line prints them, high byte first. Files are little-endian.</summary>
    private static string Hex(ReadOnlySpan<byte> element)
    {
        byte[] reversed = element.ToArray();
        Array.Reverse(reversed);
        return Convert.ToHexStringLower(reversed);
    }
}
