namespace WeightInit.Models;

/// <summary>Bytes of a file, read ahead a stretch at a time.</summary>
internal sealed class ByteWindow(InputFile file)
{
    private readonly byte[] _bytes = new byte[(int)Math.Min(64 << 10, file.Length)];
    private long _start;
    private int _count;

    internal byte this[long place]
    {
        get
        {
            if (place < _start || place >= _start + _count)
                Load(place);
            return _bytes[place - _start];
        }
    }

    internal void Read(long place, Span<byte> destination)
    {
        if (place >= _start && place + destination.Length <= _start + _count)
        {
            _bytes.AsSpan((int)(place - _start), destination.Length).CopyTo(destination);
            return;
        }

        if (destination.Length <= _bytes.Length)
        {
            Load(place);
            _bytes.AsSpan(0, destination.Length).CopyTo(destination);
            return;
        }

        file.Read(place, destination);
    }

    private void Load(long place)
    {
        _count = (int)Math.Min(_bytes.Length, file.Length - place);
        _start = place;
        file.Read(place, _bytes.AsSpan(0, _count));
    }
}
