using System.IO.Compression;

namespace WeightInit.Models;

/// <summary>
/// The bytes of an entry, never more than the archive's directory says; that there are not fewer, and their checksum, is
/// checked when the last has been read.
/// </summary>
internal sealed class NpzEntryStream : Stream
{
    private readonly ZipArchiveEntry _entry;
    private readonly string _place;
    private readonly Stream _stream;
    private long _position;
    private uint _checksum;

    internal NpzEntryStream(ZipArchiveEntry entry, string place)
    {
        _entry = entry;
        _place = place;
        try
        {
            _stream = entry.Open();
        }
        catch (Exception error) when (NpzFile.IsDamage(error))
        {
            throw Damaged(error);
        }
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => _entry.Length;

    public override long Position
    {
        get => _position;
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        int wanted = (int)Math.Min(buffer.Length, Length - _position);
        if (wanted == 0)
            return 0;
        int read = Decompress(buffer[..wanted]);
        if (read == 0)
            throw Damaged(null);
        _checksum = Crc32.Append(_checksum, buffer[..read]);
        _position += read;
        if (_position == Length && _checksum != _entry.Crc32)
            throw new NpzException(NpzError.WrongChecksum, _place, $"its bytes have the checksum {_checksum:x8}, the archive has {_entry.Crc32:x8} for them; they are damaged.");
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _stream.Dispose();
        base.Dispose(disposing);
    }

    private int Decompress(Span<byte> buffer)
    {
        try
        {
            return _stream.Read(buffer);
        }
        catch (Exception error) when (NpzFile.IsDamage(error))
        {
            throw Damaged(error);
        }
    }

    private NpzException Damaged(Exception? error) => new(NpzError.DamagedEntry, _place,
        $"it cannot be unpacked to the {Length} bytes that the archive says; it is damaged, or packed by another method than stored or deflated.", error);
}
