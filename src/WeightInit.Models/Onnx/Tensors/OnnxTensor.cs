using Google.Protobuf;
using WeightInit.Models.OnnxMessages;

namespace WeightInit.Models;

/// <summary>A tensor of an ONNX file: its shape is checked, its elements are read when they are asked for.</summary>
internal sealed class OnnxTensor
{
    private readonly OnnxFile _owner;
    private byte[]? _decoded;

    private OnnxTensor(OnnxFile owner, Tensor message, Shape shape)
    {
        _owner = owner;
        Message = message;
        Shape = shape;
    }

    internal Tensor Message { get; }

    internal string Name => Message.Name;

    internal Shape Shape { get; }

    internal int Type => Message.DataType;

    internal bool IsExternal => Message.DataLocation == 1;

    /// <summary>Bytes of the elements, as raw data has them.</summary>
    internal long ByteCount { get; private init; }

    /// <summary>Checks a tensor's shape and type.</summary>
    /// <exception cref="OnnxException">They are not what a tensor has.</exception>
    internal static OnnxTensor Of(OnnxFile owner, Tensor message)
    {
        Shape shape = owner.ShapeOf(message.Dims, () => $"tensor {OneLine.Quote(message.Name)}");
        int bits = OnnxType.BitsOf(message.DataType);
        if (bits == 0 && message.DataType != OnnxType.Text)
            throw owner.Bad(OnnxError.UnknownType, $"tensor {OneLine.Quote(message.Name)} has the {OnnxType.NameOf(message.DataType)}, which is not read.");
        Int128 bytes = ((Int128)shape.Count * bits + 7) / 8;
        return bytes <= long.MaxValue
            ? new OnnxTensor(owner, message, shape) { ByteCount = (long)bytes }
            : throw owner.Bad(OnnxError.BadShape, $"tensor {OneLine.Quote(message.Name)} has the shape ({shape}), which is more than 2^63 - 1 bytes.");
    }

    /// <summary>Whether its elements are said anywhere.</summary>
    internal bool HasElements => IsExternal || Message.Stored is not null || !Message.RawData.IsEmpty || Shape.Count == 0 || OnnxType.BytesOf(Message) is not null;

    /// <summary>Checks that the elements are there, as many as the shape says.</summary>
    /// <exception cref="OnnxException">They are not.</exception>
    internal void Check() => _ = Place();

    /// <summary>Reads some of the bytes.</summary>
    internal void Read(long offset, Span<byte> destination)
    {
        ElementPlace place = Place();
        if (place.Bytes is { } bytes)
            bytes.Span.Slice((int)offset, destination.Length).CopyTo(destination);
        else
            place.File!.Read(place.Offset + offset, destination);
    }

    /// <summary>A stream over the bytes.</summary>
    internal Stream OpenData()
    {
        ElementPlace place = Place();
        return place.Bytes is { } bytes ? new MemoryStream(bytes.ToArray()) : new RangeStream(place.File!, place.Offset, ByteCount);
    }

    /// <summary>The elements as whole numbers; null where they are no whole numbers or more than <paramref name="most"/>.</summary>
    internal long[]? ToLongs(int most)
    {
        if (Shape.Count > most || Type is not (OnnxType.Int32 or OnnxType.Int64 or OnnxType.Bool))
            return null;
        byte[] bytes = new byte[ByteCount];
        Read(0, bytes);
        long[] values = new long[Shape.Count];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = Type switch
            {
                OnnxType.Int64 => BitConverter.ToInt64(bytes, 8 * i),
                OnnxType.Int32 => BitConverter.ToInt32(bytes, 4 * i),
                _ => bytes[i],
            };
        }

        return values;
    }

    /// <summary>The elements as doubles; null where there are more than <paramref name="most"/>, or their type is not a number's.</summary>
    internal double[]? ToDoubles(int most)
    {
        if (Shape.Count > most || OnnxType.FormatOf(Type) is not { } format)
            return null;
        byte[] bytes = new byte[ByteCount];
        Read(0, bytes);
        double[] values = new double[Shape.Count];
        format.Decode(bytes, values);
        return values;
    }

    private ElementPlace Place()
    {
        if (IsExternal)
            return Checked(_owner.External.Find(this));
        if (Message.Stored is { } stored)
            return Checked(InFile(stored));
        if (!Message.RawData.IsEmpty)
            return Checked(new ElementPlace(Message.RawData.Memory));
        _decoded ??= OnnxType.BytesOf(Message) ?? [];
        return Checked(new ElementPlace(_decoded));
    }

    /// <summary>Elements that were left in the file: raw ones and numbers of fixed width where they are, others decoded.</summary>
    private ElementPlace InFile(Stored stored)
    {
        if (stored.Offset < 0 || stored.Length < 0 || stored.Offset > _owner.File.Length - stored.Length)
            throw _owner.Bad(OnnxError.BeyondFile, $"the elements of tensor {OneLine.Quote(Name)} end after the file does.");
        bool isFixed = stored.Field == 9 || (stored.Field == 4 && OnnxType.BitsOf(Type) == 32) || (stored.Field == 10 && OnnxType.BitsOf(Type) == 64);
        if (isFixed)
            return new ElementPlace(_owner.File, stored.Offset, stored.Length);
        if (stored.Length > OnnxException.MaxDescription)
            throw _owner.Bad(OnnxError.TooLong, $"tensor {OneLine.Quote(Name)} has {stored.Length} bytes of numbers of varying length; at most {OnnxException.MaxDescription} are read.");
        if (_decoded is null)
        {
            byte[] packed = new byte[stored.Length];
            _owner.File.Read(stored.Offset, packed);
            _decoded = Decode(packed, stored.Field);
        }

        return new ElementPlace(_decoded);
    }

    private byte[] Decode(byte[] packed, int field)
    {
        if (field is not (5 or 7 or 11))
            throw _owner.Bad(OnnxError.WrongSize, $"the elements of tensor {OneLine.Quote(Name)} are in a field that is not for {OnnxType.NameOf(Type)}.");
        using MemoryStream stream = new();
        using BinaryWriter writer = new(stream);
        using CodedInputStream input = new(packed);
        try
        {
            while (!input.IsAtEnd)
                OnnxType.Write(writer, field == 7 ? 64 : OnnxType.BitsOf(Type), unchecked((long)input.ReadUInt64()));
        }
        catch (InvalidProtocolBufferException error)
        {
            throw _owner.Bad(OnnxError.NotMessages, $"the elements of tensor {OneLine.Quote(Name)} are no numbers of protocol buffers.", error);
        }

        writer.Flush();
        return stream.ToArray();
    }

    private ElementPlace Checked(ElementPlace place) => place.Length == ByteCount
        ? place
        : throw _owner.Bad(OnnxError.WrongSize, $"tensor {OneLine.Quote(Name)} has {place.Length} bytes of elements; {OnnxType.NameOf(Type)} ({Shape}) is {ByteCount}.");
}
