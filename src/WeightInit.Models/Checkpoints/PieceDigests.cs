using System.Security.Cryptography;

namespace WeightInit.Models;

/// <summary>The digests of the pieces of every tensor, gathered in any order from any thread.</summary>
internal sealed class PieceDigests
{
    private readonly byte[][] _digests;

    internal PieceDigests(IEnumerable<TensorSpec> tensors) =>
        _digests = [.. tensors.Select(tensor => new byte[ContentDigest.Pieces(tensor.ByteCount) * SHA256.HashSizeInBytes])];

    /// <summary>Takes bytes of a tensor that are whole pieces: they begin at one, and end with one or with the tensor.</summary>
    internal void Take(int tensor, long begin, ReadOnlySpan<byte> bytes)
    {
        int piece = checked((int)(begin / ContentDigest.PieceBytes));
        for (; !bytes.IsEmpty; piece++)
        {
            int length = Math.Min(ContentDigest.PieceBytes, bytes.Length);
            SHA256.HashData(bytes[..length], _digests[tensor].AsSpan(piece * SHA256.HashSizeInBytes));
            bytes = bytes[length..];
        }
    }

    /// <summary>The digest of a tensor, all of whose pieces have been taken.</summary>
    internal string this[int tensor] => Convert.ToHexStringLower(SHA256.HashData(_digests[tensor]));
}
