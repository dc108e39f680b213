namespace WeightInit.Models;

/// <summary>
/// The element types of the safetensors format, in the order of the reference (safetensors 0.8, <c>Dtype</c>): increasing
/// alignment. A file is written in descending order of it.
/// </summary>
public enum SafetensorsDType
{
    /// <summary>A byte that is 0 or 1.</summary>
    Bool,

    /// <summary>MX float of 4 bits, E2M1: two elements a byte, the first in the low half.</summary>
    F4,

    /// <summary>MX float of 6 bits, E2M3: four elements in three bytes.</summary>
    F6E2M3,

    /// <summary>MX float of 6 bits, E3M2: four elements in three bytes.</summary>
    F6E3M2,

    /// <summary>Unsigned, 8 bits.</summary>
    U8,

    /// <summary>Signed, 8 bits.</summary>
    I8,

    /// <summary>Float of 8 bits, E5M2, with infinities.</summary>
    F8E5M2,

    /// <summary>Float of 8 bits, E4M3, finite and NaN only.</summary>
    F8E4M3,

    /// <summary>MX scale: a power of two, 2^(bits - 127).</summary>
    F8E8M0,

    /// <summary>Float of 8 bits, E4M3 with bias 8, no negative zero, no infinity.</summary>
    F8E4M3Fnuz,

    /// <summary>Float of 8 bits, E5M2 with bias 16, no negative zero, no infinity.</summary>
    F8E5M2Fnuz,

    /// <summary>Signed, 16 bits.</summary>
    I16,

    /// <summary>Unsigned, 16 bits.</summary>
    U16,

    /// <summary>IEEE 754 binary16.</summary>
    F16,

    /// <summary>bfloat16.</summary>
    BF16,

    /// <summary>Signed, 32 bits.</summary>
    I32,

    /// <summary>Unsigned, 32 bits.</summary>
    U32,

    /// <summary>IEEE 754 binary32.</summary>
    F32,

    /// <summary>Two binary32: real and imaginary part.</summary>
    C64,

    /// <summary>IEEE 754 binary64.</summary>
    F64,

    /// <summary>Signed, 64 bits.</summary>
    I64,

    /// <summary>Unsigned, 64 bits.</summary>
    U64,
}

/// <summary>Names, sizes and relations of <see cref="SafetensorsDType"/>.</summary>
public static class SafetensorsDTypes
{
    private static readonly string[] Names =
    [
        "BOOL", "F4", "F6_E2M3", "F6_E3M2", "U8", "I8", "F8_E5M2", "F8_E4M3", "F8_E8M0", "F8_E4M3FNUZ", "F8_E5M2FNUZ",
        "I16", "U16", "F16", "BF16", "I32", "U32", "F32", "C64", "F64", "I64", "U64",
    ];

    /// <summary>All names, as a message lists them.</summary>
    internal static string Known => string.Join(", ", Names);

    /// <summary>The name in a header: <c>F32</c>, <c>BF16</c>, <c>F8_E4M3</c>.</summary>
    public static string Name(this SafetensorsDType type) => Names[(int)type];

    /// <summary>The size of an element in bits: 4, 6, 8, 16, 32 or 64.</summary>
    public static int Bits(this SafetensorsDType type) => type switch
    {
        SafetensorsDType.F4 => 4,
        SafetensorsDType.F6E2M3 or SafetensorsDType.F6E3M2 => 6,
        >= SafetensorsDType.C64 => 64,
        >= SafetensorsDType.I32 => 32,
        >= SafetensorsDType.I16 => 16,
        _ => 8,
    };

    /// <summary>The type with this name, if there is one. Upper and lower case differ.</summary>
    public static bool TryParse(string name, out SafetensorsDType type)
    {
        int index = Array.IndexOf(Names, name);
        type = (SafetensorsDType)Math.Max(index, 0);
        return index >= 0;
    }

    /// <summary>The type of tensors that weights are kept in, or null where that has no counterpart.</summary>
    public static DType? ToDType(this SafetensorsDType type) => type switch
    {
        SafetensorsDType.F32 => DType.Float32,
        SafetensorsDType.F64 => DType.Float64,
        SafetensorsDType.BF16 => DType.BFloat16,
        SafetensorsDType.F16 => DType.Float16,
        SafetensorsDType.I64 => DType.Int64,
        SafetensorsDType.I32 => DType.Int32,
        SafetensorsDType.Bool => DType.Bool,
        _ => null,
    };

    /// <summary>The type that a file has for tensors of <paramref name="type"/>.</summary>
    public static SafetensorsDType ToSafetensors(this DType type) => type switch
    {
        DType.Float32 => SafetensorsDType.F32,
        DType.Float64 => SafetensorsDType.F64,
        DType.BFloat16 => SafetensorsDType.BF16,
        DType.Float16 => SafetensorsDType.F16,
        DType.Int64 => SafetensorsDType.I64,
        DType.Int32 => SafetensorsDType.I32,
        DType.Bool => SafetensorsDType.Bool,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "not a dtype"),
    };
}
