namespace WeightInit.Models;

/// <summary>What a compressed file expands to, ended where it is more than deflate can make of so many bytes.</summary>
internal sealed class BoundedStream(Stream inner, long most, string path) : ReadOnlyStream
{
    private long _read;

    public override int Read(Span<byte> buffer)
    {
        int count = inner.Read(buffer);
        return (_read += count) <= most ? count : throw new DataException(DataError.BadCompression, path, $"it expands beyond {most} bytes.");
    }
}

/// <summary>Bytes that were looked at, and then what follows them.</summary>
internal sealed class ReplayStream(ReadOnlyMemory<byte> start, Stream rest) : ReadOnlyStream
{
    private ReadOnlyMemory<byte> _start = start;

    public override int Read(Span<byte> buffer)
    {
        if (_start.IsEmpty)
            return rest.Read(buffer);
        int count = Math.Min(buffer.Length, _start.Length);
        _start.Span[..count].CopyTo(buffer);
        _start = _start[count..];
        return count;
    }
}

/// <summary>A stream that is read from its begin to its end, no more.</summary>
internal abstract class ReadOnlyStream : Stream
{
    public sealed override bool CanRead => true;

    public sealed override bool CanSeek => false;

    public sealed override bool CanWrite => false;

    public sealed override long Length => throw new NotSupportedException();

    public sealed override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public abstract override int Read(Span<byte> buffer);

    public sealed override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public sealed override void Flush()
    {
    }

    public sealed override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public sealed override void SetLength(long value) => throw new NotSupportedException();

    public sealed override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
