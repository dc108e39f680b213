namespace WeightInit.Models;

/// <summary>
/// A checkpoint's tensors cut into pieces for workers: of 1 MiB where elements are drawn alone, the whole tensor where they
/// are not. Pieces are numbered through; a worker takes the next number.
/// </summary>
internal sealed class PieceList
{
    private readonly long[] _firstPiece;
    private readonly TensorSpec[] _tensors;
    private readonly bool[] _whole;

    internal PieceList(IEnumerable<(TensorSpec Tensor, Initializer Initializer)> tensors)
    {
        (TensorSpec Tensor, Initializer Initializer)[] all = [.. tensors];
        _tensors = [.. all.Select(item => item.Tensor)];
        _whole = [.. all.Select(item => item.Initializer is not ElementwiseInitializer)];
        _firstPiece = new long[all.Length + 1];
        for (int i = 0; i < all.Length; i++)
            _firstPiece[i + 1] = _firstPiece[i] + (_whole[i] ? Math.Min(1, _tensors[i].ByteCount) : Pieces(i));
    }

    internal long Count => _firstPiece[^1];

    /// <summary>How many digests of 1 MiB a tensor has.</summary>
    internal long Pieces(int tensor) => (_tensors[tensor].ByteCount + ContentDigest.PieceBytes - 1) / ContentDigest.PieceBytes;

    /// <summary>The tensor that a piece belongs to, and its first byte and length there.</summary>
    internal (int Tensor, long Begin, long Length) this[long piece]
    {
        get
        {
            int found = Array.BinarySearch(_firstPiece, piece);
            int tensor = found >= 0 ? found : ~found - 1;
            while (_firstPiece[tensor + 1] == piece)
                tensor++;
            long bytes = _tensors[tensor].ByteCount;
            if (_whole[tensor])
                return (tensor, 0, bytes);
            long begin = (piece - _firstPiece[tensor]) * ContentDigest.PieceBytes;
            return (tensor, begin, Math.Min(ContentDigest.PieceBytes, bytes - begin));
        }
    }
}
