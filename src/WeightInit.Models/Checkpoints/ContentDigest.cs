using System.Security.Cryptography;
using System.Text;

namespace WeightInit.Models;

/// <summary>
/// A digest of a checkpoint's contents that does not depend on shards, threads or the order of writing. A tensor's digest
/// is the SHA-256 of the SHA-256s of its pieces of 1 MiB; the content's is the SHA-256 of one line per tensor, sorted by
/// name in byte order: name, dtype, shape, the tensor's digest, joined by tabs and ended by a newline.
/// </summary>
internal static class ContentDigest
{
    /// <summary>The size of a piece in bytes; a tensor's last may be shorter, and an empty tensor has none.</summary>
    internal const int PieceBytes = 1 << 20;

    /// <summary>How many pieces a tensor has.</summary>
    internal static long Pieces(long bytes) => (bytes / PieceBytes) + (bytes % PieceBytes == 0 ? 0 : 1);

    /// <summary>The digest of all tensors.</summary>
    internal static string OfContent(IEnumerable<ProvenanceTensor> tensors)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (ProvenanceTensor tensor in tensors.OrderBy(tensor => tensor.Name, Utf8Order.Names))
            hash.AppendData(Encoding.UTF8.GetBytes($"{tensor.Name}\t{tensor.DType.Name()}\t{tensor.Shape}\t{tensor.Digest}\n"));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
