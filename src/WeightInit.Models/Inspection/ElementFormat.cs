using System.Numerics;
using System.Runtime.InteropServices;

namespace WeightInit.Models;

/// <summary>How stored elements become doubles. Types of less than a byte and complex numbers are understood too.</summary>
/// <param name="Name">The name in a report: <c>float32</c>, or a format's own where we have none.</param>
/// <param name="Bits">Bits a value; a complex number is two values.</param>
/// <param name="Decode">Turns bytes into values.</param>
internal sealed record ElementFormat(string Name, int Bits, ElementFormat.Decoder Decode)
{
    /// <summary>Bytes that are decoded at once: whole elements of every type, three 64-bit words being the common multiple.</summary>
    internal const int ChunkBytes = 24 << 15;

    /// <summary>Decodes bytes into as many values as they hold.</summary>
    internal delegate void Decoder(ReadOnlySpan<byte> bytes, Span<double> values);

    /// <summary>How many values an element is.</summary>
    internal int ValuesPerElement { get; private init; } = 1;

    internal static ElementFormat Of(SafetensorsDType type) => type switch
    {
        SafetensorsDType.Bool => new("bool", 8, Convert<byte>),
        SafetensorsDType.F4 => new("F4", 4, (bytes, values) => Unpack(bytes, values, 4, SmallFloat.E2M1)),
        SafetensorsDType.F6E2M3 => new("F6_E2M3", 6, (bytes, values) => Unpack(bytes, values, 6, SmallFloat.E2M3)),
        SafetensorsDType.F6E3M2 => new("F6_E3M2", 6, (bytes, values) => Unpack(bytes, values, 6, SmallFloat.E3M2)),
        SafetensorsDType.F8E5M2 => new("F8_E5M2", 8, (bytes, values) => Unpack(bytes, values, 8, SmallFloat.E5M2)),
        SafetensorsDType.F8E4M3 => new("F8_E4M3", 8, (bytes, values) => Unpack(bytes, values, 8, SmallFloat.E4M3)),
        SafetensorsDType.F8E8M0 => new("F8_E8M0", 8, (bytes, values) => Unpack(bytes, values, 8, SmallFloat.E8M0)),
        SafetensorsDType.F8E4M3Fnuz => new("F8_E4M3FNUZ", 8, (bytes, values) => Unpack(bytes, values, 8, SmallFloat.E4M3Fnuz)),
        SafetensorsDType.F8E5M2Fnuz => new("F8_E5M2FNUZ", 8, (bytes, values) => Unpack(bytes, values, 8, SmallFloat.E5M2Fnuz)),
        SafetensorsDType.U8 => new("uint8", 8, Convert<byte>),
        SafetensorsDType.I8 => new("int8", 8, Convert<sbyte>),
        SafetensorsDType.I16 => new("int16", 16, Convert<short>),
        SafetensorsDType.U16 => new("uint16", 16, Convert<ushort>),
        SafetensorsDType.F16 => new("float16", 16, Convert<Half>),
        SafetensorsDType.BF16 => new("bfloat16", 16, ConvertBFloat16),
        SafetensorsDType.I32 => new("int32", 32, Convert<int>),
        SafetensorsDType.U32 => new("uint32", 32, Convert<uint>),
        SafetensorsDType.F32 => new("float32", 32, Convert<float>),
        SafetensorsDType.C64 => new("complex64", 32, Convert<float>) { ValuesPerElement = 2 },
        SafetensorsDType.F64 => new("float64", 64, Convert<double>),
        SafetensorsDType.I64 => new("int64", 64, Convert<long>),
        SafetensorsDType.U64 => new("uint64", 64, Convert<ulong>),
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "not a dtype"),
    };

    internal static ElementFormat Of(NpyType type)
    {
        Decoder little = (type.Kind, type.Size) switch
        {
            ('f', 2) => Convert<Half>,
            ('f', 4) => Convert<float>,
            ('f', 8) => Convert<double>,
            ('i', 1) => Convert<sbyte>,
            ('i', 2) => Convert<short>,
            ('i', 4) => Convert<int>,
            ('i', 8) => Convert<long>,
            ('u', 2) => Convert<ushort>,
            ('u', 4) => Convert<uint>,
            ('u', 8) => Convert<ulong>,
            _ => Convert<byte>,
        };
        return new ElementFormat(type.Name, type.Size * 8, type.IsBigEndian ? Swapped(little, type.Size) : little);
    }

    private static void Convert<T>(ReadOnlySpan<byte> bytes, Span<double> values)
        where T : unmanaged, INumberBase<T>
    {
        ReadOnlySpan<T> elements = MemoryMarshal.Cast<byte, T>(bytes);
        for (int i = 0; i < elements.Length; i++)
            values[i] = double.CreateTruncating(elements[i]);
    }

    private static void ConvertBFloat16(ReadOnlySpan<byte> bytes, Span<double> values)
    {
        ReadOnlySpan<BFloat16> elements = MemoryMarshal.Cast<byte, BFloat16>(bytes);
        for (int i = 0; i < elements.Length; i++)
            values[i] = elements[i];
    }

    /// <summary>Elements that do not fill bytes are packed from the lowest bit up.</summary>
    private static void Unpack(ReadOnlySpan<byte> bytes, Span<double> values, int bits, ReadOnlySpan<double> table)
    {
        int count = (int)((long)bytes.Length * 8 / bits);
        for (int i = 0; i < count; i++)
        {
            int bit = i * bits;
            int pair = bytes[bit / 8];
            if (bit % 8 + bits > 8)
                pair |= bytes[bit / 8 + 1] << 8;
            values[i] = table[(pair >> (bit % 8)) & ((1 << bits) - 1)];
        }
    }

    private static Decoder Swapped(Decoder little, int size) => (bytes, values) =>
    {
        byte[] copy = bytes.ToArray();
        Endian.Reverse(copy, size);
        little(copy, values);
    };
}
