using System.Globalization;

namespace WeightInit.Models;

/// <summary>The type of an array's elements, as <c>descr</c> says it: <c>&lt;f4</c>, <c>&gt;i8</c>, <c>|b1</c>.</summary>
/// <param name="Kind">f: float, i: signed, u: unsigned, b: boolean.</param>
/// <param name="Size">Bytes an element.</param>
/// <param name="IsBigEndian">Whether the most significant byte comes first.</param>
public readonly record struct NpyType(char Kind, int Size, bool IsBigEndian)
{
    private static readonly Dictionary<string, string> LongNames = new(StringComparer.Ordinal)
    {
        ["float16"] = "f2",
        ["float32"] = "f4",
        ["float64"] = "f8",
        ["bool"] = "b1",
        ["?"] = "b1",
        ["int8"] = "i1",
        ["int16"] = "i2",
        ["int32"] = "i4",
        ["int64"] = "i8",
        ["uint8"] = "u1",
        ["uint16"] = "u2",
        ["uint32"] = "u4",
        ["uint64"] = "u8",
    };

    /// <summary>NumPy's name: <c>float32</c>, <c>int64</c>, <c>bool</c>; big-endian types begin with <c>&gt;</c>.</summary>
    public string Name
    {
        get
        {
            string kind = Kind switch { 'f' => "float", 'i' => "int", 'u' => "uint", _ => "bool" };
            string bits = Kind == 'b' ? "" : (Size * 8).ToString(CultureInfo.InvariantCulture);
            return (IsBigEndian ? ">" : "") + kind + bits;
        }
    }

    /// <summary>The type of tensors that weights are kept in, or null where that has no counterpart.</summary>
    public DType? ToDType() => (Kind, Size) switch
    {
        ('f', 4) => DType.Float32,
        ('f', 8) => DType.Float64,
        ('f', 2) => DType.Float16,
        ('i', 8) => DType.Int64,
        ('i', 4) => DType.Int32,
        ('b', 1) => DType.Bool,
        _ => null,
    };

    /// <summary>The form in a header, as NumPy writes it: <c>&lt;f4</c>, <c>|u1</c>.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{(Size == 1 ? '|' : IsBigEndian ? '>' : '<')}{Kind}{Size}");

    /// <summary>Reads a <c>descr</c> of real numbers or booleans; NumPy's long names and types without a byte order are taken too.</summary>
    internal static bool TryParse(string descr, out NpyType type)
    {
        char order = descr.Length > 0 && "<>|=".Contains(descr[0], StringComparison.Ordinal) ? descr[0] : '=';
        string code = descr.Length > 0 && "<>|=".Contains(descr[0], StringComparison.Ordinal) ? descr[1..] : descr;
        code = LongNames.GetValueOrDefault(code, code);
        type = default;
        if (code.Length != 2 || !"f2 f4 f8 i1 i2 i4 i8 u1 u2 u4 u8 b1".Split(' ').Contains(code))
            return false;
        int size = code[1] - '0';
        bool big = order == '>' && size > 1;
        type = new NpyType(code[0], size, big);
        return order != '|' || size == 1;
    }

    /// <summary>The type of a tensor's elements, or null where NumPy has none: bfloat16.</summary>
    internal static NpyType? Of(DType type) => type switch
    {
        DType.Float32 => Of<float>(),
        DType.Float64 => Of<double>(),
        DType.Float16 => Of<Half>(),
        DType.Int64 => Of<long>(),
        DType.Int32 => Of<int>(),
        DType.Bool => Of<bool>(),
        _ => null,
    };

    /// <summary>The type of a .NET element.</summary>
    /// <exception cref="NotSupportedException">NumPy has no such type; bfloat16 is the one of ours that it lacks.</exception>
    internal static NpyType Of<T>()
        where T : unmanaged => typeof(T) == typeof(float) ? new('f', 4, false)
        : typeof(T) == typeof(double) ? new('f', 8, false)
        : typeof(T) == typeof(Half) ? new('f', 2, false)
        : typeof(T) == typeof(long) ? new('i', 8, false)
        : typeof(T) == typeof(int) ? new('i', 4, false)
        : typeof(T) == typeof(bool) ? new('b', 1, false)
        : typeof(T) == typeof(byte) ? new('u', 1, false)
        : throw new NotSupportedException($"NumPy's format has no type for {typeof(T).Name}; it has float16, float32, float64, int32, int64, uint8 and bool.");
}
