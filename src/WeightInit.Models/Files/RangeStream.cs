namespace WeightInit.Models;

/// <summary>A stretch of an <see cref="InputFile"/> as a stream. Closing it leaves the file open.</summary>
internal sealed class RangeStream(InputFile file, long start, long length) : Stream
{
    private long _position;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position
    {
        get => _position;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            _position = value;
        }
    }

    public override int Read(Span<byte> buffer)
    {
        int count = (int)Math.Clamp(length - _position, 0, buffer.Length);
        file.Read(start + Math.Min(_position, length), buffer[..count]);
        _position += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override long Seek(long offset, SeekOrigin origin)
    {
        long from = origin switch { SeekOrigin.Begin => 0, SeekOrigin.Current => _position, _ => length };
        long target = checked(from + offset);
        if (target < 0)
            throw new IOException("A position before the start of the file.");
        return _position = target;
    }

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
