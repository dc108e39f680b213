using WeightInit.Models.OnnxMessages;

namespace WeightInit.Models;

/// <summary>The types of elements in an ONNX file, by the numbers of the format.</summary>
internal static class OnnxType
{
    internal const int Float = 1, Int32 = 6, Int64 = 7, Text = 8, Bool = 9, Float16 = 10, Double = 11, BFloat16 = 16;

    private static readonly string[] Names =
    [
        "undefined", "float", "uint8", "int8", "uint16", "int16", "int32", "int64", "string", "bool", "float16", "double", "uint32", "uint64",
        "complex64", "complex128", "bfloat16", "float8e4m3fn", "float8e4m3fnuz", "float8e5m2", "float8e5m2fnuz", "uint4", "int4", "float4e2m1",
        "float8e8m0", "uint2", "int2",
    ];

    /// <summary>The format's name for a type.</summary>
    internal static string NameOf(int type) => type >= 0 && type < Names.Length ? Names[type] : FormattableString.Invariant($"type {type}");

    /// <summary>Whether weights are drawn in this type.</summary>
    internal static bool IsFloatingPoint(int type) => ToDType(type) is { } dtype && dtype.IsFloatingPoint();

    /// <summary>Our type, or null where we have none.</summary>
    internal static DType? ToDType(int type) => type switch
    {
        Float => DType.Float32,
        Double => DType.Float64,
        Float16 => DType.Float16,
        BFloat16 => DType.BFloat16,
        Int32 => DType.Int32,
        Int64 => DType.Int64,
        Bool => DType.Bool,
        _ => null,
    };

    internal static int Of(DType type) => type switch
    {
        DType.Float32 => Float,
        DType.Float64 => Double,
        DType.Float16 => Float16,
        DType.BFloat16 => BFloat16,
        DType.Int32 => Int32,
        DType.Int64 => Int64,
        DType.Bool => Bool,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "not a dtype"),
    };

    /// <summary>Bits of an element in raw data; 0 where an element has no fixed width.</summary>
    internal static int BitsOf(int type) => type switch
    {
        2 or 3 or 9 or (>= 17 and <= 20) or 24 => 8,
        4 or 5 or 10 or 16 => 16,
        1 or 6 or 12 => 32,
        7 or 11 or 13 or 14 => 64,
        15 => 128,
        21 or 22 or 23 => 4,
        25 or 26 => 2,
        _ => 0,
    };

    /// <summary>How stored elements become doubles; null where they do not.</summary>
    internal static ElementFormat? FormatOf(int type) => type switch
    {
        Float => ElementFormat.Of(SafetensorsDType.F32),
        2 => ElementFormat.Of(SafetensorsDType.U8),
        3 => ElementFormat.Of(SafetensorsDType.I8),
        4 => ElementFormat.Of(SafetensorsDType.U16),
        5 => ElementFormat.Of(SafetensorsDType.I16),
        Int32 => ElementFormat.Of(SafetensorsDType.I32),
        Int64 => ElementFormat.Of(SafetensorsDType.I64),
        Bool => ElementFormat.Of(SafetensorsDType.Bool),
        Float16 => ElementFormat.Of(SafetensorsDType.F16),
        Double => ElementFormat.Of(SafetensorsDType.F64),
        12 => ElementFormat.Of(SafetensorsDType.U32),
        13 => ElementFormat.Of(SafetensorsDType.U64),
        BFloat16 => ElementFormat.Of(SafetensorsDType.BF16),
        17 => ElementFormat.Of(SafetensorsDType.F8E4M3),
        18 => ElementFormat.Of(SafetensorsDType.F8E4M3Fnuz),
        19 => ElementFormat.Of(SafetensorsDType.F8E5M2),
        20 => ElementFormat.Of(SafetensorsDType.F8E5M2Fnuz),
        24 => ElementFormat.Of(SafetensorsDType.F8E8M0),
        _ => null,
    };

    /// <summary>Elements that stand in a message's typed fields, as the bytes that raw data would have; null where there are none.</summary>
    internal static byte[]? BytesOf(Tensor tensor)
    {
        using MemoryStream stream = new();
        using BinaryWriter writer = new(stream);
        foreach (float value in tensor.FloatData)
            writer.Write(value);
        foreach (double value in tensor.DoubleData)
            writer.Write(value);
        foreach (long value in tensor.Int64Data)
            writer.Write(value);
        foreach (ulong value in tensor.Uint64Data)
            Write(writer, BitsOf(tensor.DataType), unchecked((long)value));
        foreach (int value in tensor.Int32Data)
            Write(writer, BitsOf(tensor.DataType), value);
        writer.Flush();
        return stream.Length == 0 ? null : stream.ToArray();
    }

    /// <summary>The integer fields hold narrower types too; types of less than a byte are packed there as in raw data.</summary>
    internal static void Write(BinaryWriter writer, int bits, long value)
    {
        switch (bits)
        {
            case 16:
                writer.Write(unchecked((short)value));
                break;
            case 32:
                writer.Write(unchecked((int)value));
                break;
            case 64:
                writer.Write(value);
                break;
            default:
                writer.Write(unchecked((byte)value));
                break;
        }
    }
}
