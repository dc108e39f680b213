namespace WeightInit.Models;

/// <summary>
/// A checkpoint's tensors cut into stretches for workers: what one reader of the source is asked for. Stretches are numbered
/// through; a worker takes the next number and reads it in pieces of 1 MiB.
/// </summary>
internal sealed class PieceList
{
    private readonly long[] _firstStretch;
    private readonly long[] _bytes;
    private readonly long[] _stretch;

    /// <param name="tensors">The tensors.</param>
    /// <param name="source">Says how long its stretches are.</param>
    internal PieceList(IReadOnlyList<TensorSpec> tensors, TensorSource source)
    {
        _bytes = [.. tensors.Select(tensor => tensor.ByteCount)];
        _stretch = [.. tensors.Select((_, number) => source.StretchOf(number))];
        _firstStretch = new long[_bytes.Length + 1];
        for (int i = 0; i < _bytes.Length; i++)
            _firstStretch[i + 1] = _firstStretch[i] + (_bytes[i] / _stretch[i]) + (_bytes[i] % _stretch[i] == 0 ? 0 : 1);
    }

    internal long Count => _firstStretch[^1];

    /// <summary>The bytes of all stretches.</summary>
    internal long Bytes => _bytes.Sum();

    /// <summary>The tensor that a stretch belongs to, and its first byte and length there.</summary>
    internal (int Tensor, long Begin, long Length) this[long stretch]
    {
        get
        {
            int found = Array.BinarySearch(_firstStretch, stretch);
            int tensor = found >= 0 ? found : ~found - 1;
            while (_firstStretch[tensor + 1] == stretch)
                tensor++;
            long begin = (stretch - _firstStretch[tensor]) * _stretch[tensor];
            return (tensor, begin, Math.Min(_stretch[tensor], _bytes[tensor] - begin));
        }
    }
}
