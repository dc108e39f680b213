using System.Globalization;

namespace WeightInit.Models;

/// <summary>
/// Reads an ONNX file field by field and leaves long elements of tensors where they are: what remains is small, and is what
/// protocol-buffer messages are made of. In place of elements stands a field that says where they are.
/// </summary>
/// <remarks>Every length is compared with what holds it before anything is read; messages and bytes are counted.</remarks>
internal sealed class MessageScanner
{
    /// <summary>Elements up to this many bytes stay in the message.</summary>
    internal const int Short = 4096;

    /// <summary>The number of the field <c>stored</c> of onnx.proto.</summary>
    private const int Stored = 536870911;

    private const int Varint = 0, Fixed64 = 1, Bytes = 2, Fixed32 = 5;

    private readonly ByteWindow _file;
    private readonly string _path;
    private int _messages;
    private long _kept;

    private MessageScanner(InputFile file)
    {
        _file = new ByteWindow(file);
        _path = file.Path;
    }

    /// <summary>The messages of a file without long elements.</summary>
    internal static byte[] Scan(InputFile file)
    {
        MessageScanner scanner = new(file);
        MemoryStream kept = new();
        scanner.Copy(0, file.Length, MessageKind.Model, kept, 0);
        return kept.ToArray();
    }

    private void Copy(long start, long end, MessageKind kind, MemoryStream into, int depth)
    {
        if (depth > OnnxException.MaxDepth)
            throw Bad(OnnxError.TooDeep, $"its messages are nested deeper than {OnnxException.MaxDepth} levels (at byte {start}).");
        if (++_messages > OnnxException.MaxMessages)
            throw Bad(OnnxError.TooManyMessages, $"it has more than {OnnxException.MaxMessages} messages.");
        long place = start;
        while (place < end)
        {
            long field = place;
            ulong tag = ReadVarint(ref place, end);
            if (tag >> 3 is 0 or > Stored)
                throw Bad(OnnxError.NotMessages, $"byte {field} begins no field of a message; it is not an ONNX file, or it is damaged.");
            int number = (int)(tag >> 3);
            long after = After((int)(tag & 7), ref place, end, field);
            if ((tag & 7) == Bytes && kind.Of(number) is { } inner)
                Copy(number, place, after, inner, into, depth);
            else if ((tag & 7) == Bytes && kind.IsTensor && MessageKind.HoldsElements(number) && after - place > Short)
                Refer(number, place, after - place, into);
            else if (!kind.IsTensor || number != Stored)
                Keep(field, after, into);
            place = after;
        }
    }

    /// <summary>A message in a field: its own fields, behind their new length.</summary>
    private void Copy(int number, long start, long end, MessageKind kind, MemoryStream into, int depth)
    {
        MemoryStream message = new((int)Math.Min(end - start, 1024));
        Copy(start, end, kind, message, depth + 1);
        WriteVarint(into, ((ulong)number << 3) | Bytes);
        WriteVarint(into, (ulong)message.Length);
        message.WriteTo(into);
    }

    private void Keep(long start, long end, MemoryStream into)
    {
        Count(end - start);
        Span<byte> buffer = stackalloc byte[4096];
        for (long place = start; place < end;)
        {
            Span<byte> piece = buffer[..(int)Math.Min(buffer.Length, end - place)];
            _file.Read(place, piece);
            into.Write(piece);
            place += piece.Length;
        }
    }

    private void Refer(int number, long offset, long length, MemoryStream into)
    {
        Count(Short / 64);
        MemoryStream stored = new();
        foreach ((ulong field, long value) in new[] { (1UL, offset), (2UL, length), (3UL, (long)number) })
        {
            WriteVarint(stored, field << 3);
            WriteVarint(stored, (ulong)value);
        }

        WriteVarint(into, ((ulong)Stored << 3) | Bytes);
        WriteVarint(into, (ulong)stored.Length);
        stored.WriteTo(into);
    }

    private void Count(long bytes)
    {
        _kept += bytes;
        if (_kept > OnnxException.MaxDescription)
            throw Bad(OnnxError.TooLong, $"its description, without the elements of tensors, is longer than {OnnxException.MaxDescription} bytes.");
    }

    /// <summary>Where a field ends; <paramref name="place"/> moves to the first byte of its content.</summary>
    private long After(int wire, ref long place, long end, long field)
    {
        long after;
        switch (wire)
        {
            case Varint:
                after = place;
                ReadVarint(ref after, end);
                return after;
            case Fixed64:
                after = place + 8;
                break;
            case Fixed32:
                after = place + 4;
                break;
            case Bytes:
                ulong length = ReadVarint(ref place, end);
                if (length > (ulong)(end - place))
                    throw Bad(OnnxError.NotMessages, $"the field at byte {field} has {length} bytes where {end - place} are left; it is not an ONNX file, or it is cut short.");
                return place + (long)length;
            default:
                throw Bad(OnnxError.NotMessages, string.Create(CultureInfo.InvariantCulture, $"the field at byte {field} has the wire type {wire}; 0, 1, 2 and 5 are accepted."));
        }

        return after <= end ? after : throw Bad(OnnxError.NotMessages, $"the field at byte {field} ends after its message does; the file is damaged or cut short.");
    }

    private ulong ReadVarint(ref long place, long end)
    {
        ulong value = 0;
        for (int shift = 0; shift < 70; shift += 7)
        {
            if (place >= end)
                throw Bad(OnnxError.NotMessages, $"it ends in the middle of a number at byte {place}; it is not an ONNX file, or it is cut short.");
            byte next = _file[place++];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
                return value;
        }

        throw Bad(OnnxError.NotMessages, $"the number before byte {place} has more than 10 bytes.");
    }

    private static void WriteVarint(MemoryStream into, ulong value)
    {
        for (; value >= 0x80; value >>= 7)
            into.WriteByte((byte)(value | 0x80));
        into.WriteByte((byte)value);
    }

    private OnnxException Bad(OnnxError error, string problem) => new(error, _path, problem);
}
