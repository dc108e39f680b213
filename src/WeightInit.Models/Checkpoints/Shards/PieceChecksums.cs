namespace WeightInit.Models;

/// <summary>The CRC-32 of every tensor, from those of its pieces, gathered in any order from any thread.</summary>
internal sealed class PieceChecksums
{
    private readonly uint[][] _checksums;
    private readonly long[] _lengths;

    internal PieceChecksums(IReadOnlyList<TensorSpec> tensors)
    {
        _checksums = [.. tensors.Select(tensor => new uint[ContentDigest.Pieces(tensor.ByteCount)])];
        _lengths = [.. tensors.Select(tensor => tensor.ByteCount)];
    }

    /// <summary>Takes bytes of a tensor that are whole pieces: they begin at one, and end with one or with the tensor.</summary>
    internal void Take(int tensor, long begin, ReadOnlySpan<byte> bytes)
    {
        for (int piece = checked((int)(begin / ContentDigest.PieceBytes)); !bytes.IsEmpty; piece++)
        {
            int length = Math.Min(ContentDigest.PieceBytes, bytes.Length);
            _checksums[tensor][piece] = Crc32.Append(0, bytes[..length]);
            bytes = bytes[length..];
        }
    }

    /// <summary>The checksum of every tensor, all of whose pieces have been taken.</summary>
    internal uint[] Whole() => [.. Enumerable.Range(0, _lengths.Length).Select(Whole)];

    private uint Whole(int tensor)
    {
        uint checksum = 0;
        long left = _lengths[tensor];
        foreach (uint piece in _checksums[tensor])
        {
            checksum = Crc32.Combine(checksum, piece, Math.Min(left, ContentDigest.PieceBytes));
            left -= ContentDigest.PieceBytes;
        }

        return checksum;
    }
}
