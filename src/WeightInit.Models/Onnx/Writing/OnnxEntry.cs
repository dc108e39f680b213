using Google.Protobuf;
using WeightInit.Models.OnnxMessages;

namespace WeightInit.Models;

/// <summary>An initializer that is being written: its message without elements, and where the elements go.</summary>
internal sealed class OnnxEntry
{
    /// <summary>The field of a graph that is an initializer, and of a tensor that is raw data, with the wire type of bytes.</summary>
    private const int InitializerTag = (5 << 3) | 2, RawDataTag = (9 << 3) | 2;

    private OnnxEntry(Tensor message, long byteCount)
    {
        Message = message;
        ByteCount = byteCount;
    }

    internal Tensor Message { get; }

    internal long ByteCount { get; }

    /// <summary>Where the first byte of the elements stands, in the model's file or, with <see cref="IsOutside"/>, beside it.</summary>
    internal long Offset { get; private set; }

    internal bool IsOutside => Message.DataLocation == 1;

    internal static OnnxEntry Of(string name, Shape shape, int type, long byteCount)
    {
        Tensor message = new() { Name = name, DataType = type };
        message.Dims.AddRange(shape);
        return new OnnxEntry(message, byteCount);
    }

    /// <summary>Puts the elements into a file beside the model.</summary>
    internal void PutOutside(string file, long offset)
    {
        Offset = offset;
        Message.DataLocation = 1;
        foreach ((string key, string value) in new[] { ("location", file), ("offset", FormattableString.Invariant($"{offset}")), ("length", FormattableString.Invariant($"{ByteCount}")) })
            Message.ExternalData.Add(new TextPair { Key = key, Value = value });
    }

    /// <summary>The bytes that stand before the elements, and how long the whole is.</summary>
    internal (byte[] Prefix, long Length) Lay()
    {
        byte[] message = Message.ToByteArray();
        byte[] data = IsOutside ? [] : Numbers(RawDataTag, (ulong)ByteCount);
        long inside = IsOutside ? 0 : ByteCount;
        byte[] prefix = [.. Numbers(InitializerTag, (ulong)(message.Length + data.Length + inside)), .. message, .. data];
        return (prefix, prefix.Length + inside);
    }

    /// <summary>The elements stand in the model's file from here.</summary>
    internal void PutInside(long offset) => Offset = offset;

    /// <summary>Varints, one after another.</summary>
    internal static byte[] Numbers(params ReadOnlySpan<ulong> values)
    {
        List<byte> bytes = [];
        foreach (ulong number in values)
        {
            ulong value = number;
            for (; value >= 0x80; value >>= 7)
                bytes.Add((byte)(value | 0x80));
            bytes.Add((byte)value);
        }

        return [.. bytes];
    }
}
