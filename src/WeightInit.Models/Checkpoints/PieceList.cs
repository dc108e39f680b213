namespace WeightInit.Models;

/// <summary>
/// A checkpoint's tensors cut into pieces for workers: of 1 MiB where a stretch can be drawn alone, the whole tensor where the
/// law is one of the whole. Pieces are numbered through; a worker takes the next number.
/// </summary>
internal sealed class PieceList
{
    private readonly long[] _firstPiece;
    private readonly long[] _bytes;
    private readonly bool[] _whole;

    /// <param name="tensors">The tensors; those without an initializer are not drawn, and any stretch of them can be had.</param>
    /// <exception cref="OutputException">A tensor that has to be drawn whole does not fit an array.</exception>
    internal PieceList(IEnumerable<(TensorSpec Tensor, Initializer? Initializer)> tensors)
    {
        (TensorSpec Tensor, Initializer? Initializer)[] all = [.. tensors];
        _bytes = [.. all.Select(item => item.Tensor.ByteCount)];
        _whole = [.. all.Select(item => item.Initializer is WholeTensorInitializer)];
        _firstPiece = new long[all.Length + 1];
        for (int i = 0; i < all.Length; i++)
        {
            if (_whole[i])
                CheckWhole(all[i].Tensor);
            _firstPiece[i + 1] = _firstPiece[i] + (_whole[i] ? Math.Min(1, _bytes[i]) : ContentDigest.Pieces(_bytes[i]));
        }
    }

    internal long Count => _firstPiece[^1];

    /// <summary>The bytes of all pieces.</summary>
    internal long Bytes => _bytes.Sum();

    /// <summary>The tensor that a piece belongs to, and its first byte and length there.</summary>
    internal (int Tensor, long Begin, int Length) this[long piece]
    {
        get
        {
            int found = Array.BinarySearch(_firstPiece, piece);
            int tensor = found >= 0 ? found : ~found - 1;
            while (_firstPiece[tensor + 1] == piece)
                tensor++;
            if (_whole[tensor])
                return (tensor, 0, (int)_bytes[tensor]);
            long begin = (piece - _firstPiece[tensor]) * ContentDigest.PieceBytes;
            return (tensor, begin, (int)Math.Min(ContentDigest.PieceBytes, _bytes[tensor] - begin));
        }
    }

    /// <summary>Refuses a tensor that has to be drawn whole and is larger than an array can be.</summary>
    internal static void CheckWhole(TensorSpec tensor)
    {
        if (tensor.ByteCount > Array.MaxLength)
            throw new OutputException($"{tensor.Name}: its values are drawn together, and it has {tensor.ByteCount} bytes; at most {Array.MaxLength} are accepted.");
    }
}
